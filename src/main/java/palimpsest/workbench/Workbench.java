package palimpsest.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import palimpsest.data.TablePreview;
import palimpsest.data.TextColumns;
import palimpsest.history.WrittenText;
import palimpsest.history.WrittenTextFile;
import palimpsest.measure.Sampling;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Plan;

/// What a person can do with Palimpsest, without a window.
///
/// Futures end with [palimpsest.tensor.InputException] where what was given cannot be used.
public interface Workbench extends AutoCloseable {
    /// Reads a model's headers.
    ///
    /// @param given a model folder, a file of one, or a run, as [ModelPlace] takes them
    CompletableFuture<ModelSummary> openModel(Path given);

    /// Reads data files through once: documents, tokens (where a model is given), the held-out part, a preview.
    /// Cancelling the future ends the reading.
    ///
    /// @param columns the columns that are the text, where one was chosen
    /// @param progress is given the share read, 0 to 1, on the reading thread; returns at once
    CompletableFuture<DataSummary> inspectData(
            List<Path> files, TextColumns columns, Optional<Path> model, DoubleConsumer progress);

    /// Looks at the columns of a table and their first values; empty for a file without columns.
    CompletableFuture<Optional<TablePreview>> columns(Path file);

    /// From now on a plan that would take more memory is not started, however much is free.
    ///
    /// @param bytes most memory of a run; [Long#MAX_VALUE] for all that is free
    void limitMemory(long bytes);

    /// Checks a plan and computes what it would do, without starting it.
    CompletableFuture<PlanReview> review(Plan plan);

    /// As [#review(Plan)], telling how far the reading of the texts is.
    ///
    /// @param progress is given the share read, 0 to 1, on the reading thread; returns at once
    default CompletableFuture<PlanReview> review(Plan plan, DoubleConsumer progress) {
        return review(plan);
    }

    /// Measures how long the parts of a plan's run take on this machine, in a few seconds, and what the run so would
    /// take. Cancelling the future ends the measuring, as does the start of a run.
    ///
    /// @param plan a plan that can start
    /// @param work how much it measures, as its review says
    /// @return empty where a run is under way, or measuring would take too long or too much memory
    CompletableFuture<Optional<PlanReview.Cost>> measureCost(Plan plan, Workload work);

    /// Starts a run into a new folder; one run at a time, a second waits for the first.
    ///
    /// @param folder the run folder to make; must not hold a run yet
    Run start(Plan plan, Path folder);

    /// Starts the runs of an experiment, one after the other, each in a new folder of its own.
    ///
    /// @param below the folder of run folders
    /// @return the runs in the order of the plans; all but the first wait for their turn
    default List<Run> start(Experiment experiment, Path below) {
        List<Path> folders = RunNames.folders(
                below, experiment.plans(), queue().stream().map(Run::folder).toList());
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            runs.add(start(experiment.plans().get(i), folders.get(i)));
        }
        return List.copyOf(runs);
    }

    /// The runs that have not ended, in the order of their turns; the first is under way.
    List<Run> queue();

    /// Gives a run that waits another turn.
    ///
    /// @param folder of the run
    /// @param place 0 is the first of those that wait
    void moveInQueue(Path folder, int place);

    /// Takes a run out that waits for its turn; nothing of it is kept.
    ///
    /// @param folder of the run
    void leaveQueue(Path folder);

    /// Goes on with a stopped run from its last checkpoint.
    Run resume(Path folder);

    /// Reads a finished, stopped or running run's folder, as far as it is written.
    CompletableFuture<Run> open(Path folder);

    /// The plan of a run, read from its folder.
    default CompletableFuture<Plan> plan(Path folder) {
        return open(folder).thenApply(Run::plan);
    }

    /// Run folders below a folder, latest first.
    CompletableFuture<List<RunSummary>> runs(Path below);

    /// Moves a run's folder to the system's trash.
    CompletableFuture<Trashed> discard(Path run);

    /// Puts a run back that was moved to the trash.
    CompletableFuture<Void> putBack(Trashed run);

    /// Scores each token of a text.
    ///
    /// @param controlTokens whether a literal control token in the text is that token
    CompletableFuture<ScoredText> score(Path model, String text, boolean controlTokens);

    /// Continues a text.
    ///
    /// @param model folder in Hugging Face layout
    /// @param prompt the text to continue; not given to `pieces`
    /// @param tokens most tokens to add
    /// @param sampling how each token is chosen
    /// @param pieces takes the text as it grows, on the engine thread
    CompletableFuture<Void> generate(Path model, String prompt, int tokens, Sampling sampling, Consumer<String> pieces);

    /// Has a model write texts of its own, as a dataset that any run can take; see [WrittenTextFile].
    ///
    /// @param model folder in Hugging Face layout
    /// @param how how much, and from what
    /// @param seed of the draws
    /// @param threads threads to compute on; 0 for one a physical core
    /// @param file the `.jsonl` file to make; must not be there yet
    /// @param listener follows the writing and may stop it, which ends the future with
    ///     [java.util.concurrent.CancellationException]
    CompletableFuture<WrittenText> writeTexts(
            Path model, SelfReplay how, long seed, int threads, Path file, WritingListener listener);

    /// Trains a model from random weights with the same loop as [#start]. The run's folder holds the finished model as
    /// its last checkpoint; the run's plan has the corpus as its new text and no original text.
    ///
    /// @param folder the run folder to make; must not hold a run yet
    Run pretrain(PretrainPlan plan, Path folder);

    /// Writes a model, or a run's checkpoint, for other programs, without the optimizer's state.
    ///
    /// @return what there is to know of the result, in a sentence; may be empty
    CompletableFuture<String> export(ModelExport export);

    /// Stops what is under way as `stop` does, waits for it, and releases the engine.
    @Override
    void close();
}
