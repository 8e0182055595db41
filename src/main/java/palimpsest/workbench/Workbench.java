package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import palimpsest.train.Plan;

/// What a person can do with Palimpsest, without a window.
///
/// Futures end with [palimpsest.tensor.InputException] where what was given cannot be used.
public interface Workbench extends AutoCloseable {
    /// Reads a model folder's headers.
    CompletableFuture<ModelSummary> openModel(Path folder);

    /// Reads data files through once: documents, tokens (where a model is given), the held-out part, a preview.
    CompletableFuture<DataSummary> inspectData(List<Path> files, Optional<Path> model);

    /// Checks a plan and computes what it would do, without starting it.
    CompletableFuture<PlanReview> review(Plan plan);

    /// Starts a run into a new folder; one run at a time, a second waits for the first.
    ///
    /// @param folder the run folder to make; must not hold a run yet
    Run start(Plan plan, Path folder);

    /// Goes on with a stopped run from its last checkpoint.
    Run resume(Path folder);

    /// Reads a finished, stopped or running run's folder, as far as it is written.
    CompletableFuture<Run> open(Path folder);

    /// Run folders below a folder, latest first.
    CompletableFuture<List<RunSummary>> runs(Path below);

    /// Scores each token of a text.
    CompletableFuture<ScoredText> score(Path model, String text);

    /// Stops what is under way as `stop` does, waits for it, and releases the engine.
    @Override
    void close();
}
