package palimpsest.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import palimpsest.data.TablePreview;
import palimpsest.data.TextColumns;
import palimpsest.history.WrittenText;
import palimpsest.measure.Sampling;
import palimpsest.tensor.InputException;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.workbench.DataSummary;
import palimpsest.workbench.ModelExport;
import palimpsest.workbench.ModelSummary;
import palimpsest.workbench.PlanField;
import palimpsest.workbench.PlanReview;
import palimpsest.workbench.PretrainPlan;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunSummary;
import palimpsest.workbench.ScoredText;
import palimpsest.workbench.Trashed;
import palimpsest.workbench.Workbench;
import palimpsest.workbench.Workload;
import palimpsest.workbench.WritingListener;

/// A workbench without an engine: it looks at files, invents what a model would say, and answers at once, or, while it
/// holds back, when a test lets it.
public final class FakeWorkbench implements Workbench {
    private final List<FakeRun> runs = new ArrayList<>();
    private final List<FakeRun> thrown = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private final List<ModelExport> exports = new ArrayList<>();
    private boolean holding;
    private long limit = Long.MAX_VALUE;
    private boolean closed;
    private final List<Plan> reviewed = new ArrayList<>();
    private boolean measuringSlowly;
    private CompletableFuture<Optional<PlanReview.Cost>> measured = new CompletableFuture<>();

    /// Answers about models and data wait until [#letGo].
    public void hold() {
        holding = true;
    }

    public void letGo() {
        holding = false;
        List<Runnable> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(Runnable::run);
    }

    public FakeRun lastRun() {
        return runs.getLast();
    }

    /// The runs, in the order in which they were made.
    public List<FakeRun> all() {
        return List.copyOf(runs);
    }

    /// What was asked to be exported.
    public List<ModelExport> exports() {
        return exports;
    }

    /// Most memory that was asked for.
    public long limit() {
        return limit;
    }

    public boolean closed() {
        return closed;
    }

    public int reviews() {
        return reviewed.size();
    }

    /// Every plan that was reviewed, in turn.
    public List<Plan> reviewed() {
        return List.copyOf(reviewed);
    }

    /// From here on measuring is not done before the test says so.
    public void measureSlowly() {
        measuringSlowly = true;
    }

    /// The measuring that was asked for last.
    public CompletableFuture<Optional<PlanReview.Cost>> measured() {
        return measured;
    }

    /// Adds a run as if it had been done before.
    public void remember(FakeRun run) {
        run.wasEarlier();
        runs.add(run);
    }

    @Override
    public CompletableFuture<ModelSummary> openModel(Path folder) {
        if (!Files.exists(folder.resolve("config.json"))) {
            return answer(new InputException(
                    folder + " has no config.json. Choose the folder of a model in Hugging Face layout."));
        }
        return answer(
                new ModelSummary(folder, name(folder), "llama", 2_137_600, 4, 128, 256, 4096, "F32", 8_550_400, ""));
    }

    @Override
    public CompletableFuture<Optional<TablePreview>> columns(Path file) {
        try {
            return answer(TablePreview.of(file));
        } catch (InputException unreadable) {
            return CompletableFuture.failedFuture(unreadable);
        }
    }

    @Override
    public CompletableFuture<Trashed> discard(Path folder) {
        FakeRun run = runs.stream()
                .filter(known -> known.folder().equals(folder))
                .findFirst()
                .orElseThrow();
        if (!run.feed().state().ended()) {
            return CompletableFuture.failedFuture(new InputException(folder + " is under way. Stop it first."));
        }
        runs.remove(run);
        thrown.add(run);
        return answer(new Trashed(folder, Optional.of(folder), Optional.empty()));
    }

    @Override
    public CompletableFuture<Void> putBack(Trashed back) {
        runs.addAll(thrown);
        thrown.clear();
        return answer((Void) null);
    }

    @Override
    public CompletableFuture<DataSummary> inspectData(
            List<Path> files, TextColumns columns, Optional<Path> model, DoubleConsumer progress) {
        long bytes = 0;
        StringBuilder preview = new StringBuilder();
        for (Path file : files) {
            if (!Files.exists(file)) {
                return answer(new InputException(file + " does not exist. Choose a file that does."));
            }
            try {
                String text = Files.readString(file);
                if (text.isEmpty()) {
                    return answer(new InputException(file + " is empty. Choose a file with text in it."));
                }
                bytes += text.length();
                preview.append(text, 0, Math.min(200, text.length())).append('\n');
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        List<String> areas = files.stream()
                .map(file -> name(file).replaceFirst("\\..*$", ""))
                .toList();
        long tokens = model.isPresent() ? bytes / 3 : 0;
        return answer(new DataSummary(
                files, areas, bytes / 40 + 1, tokens, bytes, bytes / 800 + 1, tokens / 20, false, preview.toString()));
    }

    @Override
    public void limitMemory(long bytes) {
        limit = bytes;
    }

    @Override
    public CompletableFuture<PlanReview> review(Plan plan) {
        reviewed.add(plan);
        List<PlanReview.Problem> problems = new ArrayList<>();
        if (plan.replay() > 0
                && plan.oldFiles().isEmpty()
                && plan.keeping().selfReplay().isEmpty()) {
            problems.add(new PlanReview.Problem(
                    PlanField.REPLAY, "A replay ratio over 0 needs old text. Add old text or set the ratio to 0."));
        }
        if (plan.context() > 256) {
            problems.add(new PlanReview.Problem(
                    PlanField.CONTEXT, "The model takes in 256 tokens at most. Enter 256 or less."));
        }
        List<PlanReview.Offer> offers = new ArrayList<>();
        if (plan.batch() / plan.accumulation() > 64) {
            problems.add(new PlanReview.Problem(
                    PlanField.BATCH,
                    "This needs about 14.2 GB of memory, and 8.1 GB may be used. Choose a smaller batch, or one"
                            + " of the ways to take less at a time."));
            offers.add(new PlanReview.Offer(
                    "4 micro-batches",
                    "--accumulate 4",
                    plan.withAccumulation(4),
                    PlanReview.Cost.computed(5_000_000_000L, 700)));
            offers.add(new PlanReview.Offer(
                    "a context of 128",
                    "--context 128",
                    plan.withContext(128),
                    PlanReview.Cost.computed(7_600_000_000L, 420)));
        }
        long total = plan.steps() * plan.tokensPerStep();
        long old = Math.round(total * plan.replay() * 0.998);
        return CompletableFuture.completedFuture(new PlanReview(
                problems,
                List.of("The new text is passed 11.9 times."),
                total,
                total - old,
                old,
                (double) old / total,
                11.9,
                old / 412_880.0,
                PlanReview.Cost.computed(612_000_000, 95),
                Workload.none(),
                offers));
    }

    /// Answered at once, or when the test says so.
    @Override
    public CompletableFuture<Optional<PlanReview.Cost>> measureCost(Plan plan, Workload work) {
        measured = new CompletableFuture<>();
        if (!measuringSlowly) {
            measured.complete(Optional.of(new PlanReview.Cost(612_000_000, 0, 104, true)));
        }
        return measured;
    }

    @Override
    public Run start(Plan plan, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new InputException(folder + " cannot be written.", unwritable);
        }
        FakeRun run = new FakeRun(plan, folder);
        runs.add(run);
        return run;
    }

    @Override
    public List<Run> queue() {
        return runs.stream()
                .filter(run -> !run.feed().state().ended() && !run.earlier())
                .map(Run.class::cast)
                .toList();
    }

    @Override
    public void moveInQueue(Path folder, int place) {
        FakeRun run = find(folder);
        List<FakeRun> waiting = new ArrayList<>(runs.stream()
                .filter(each -> queue().contains(each) && each != queue().getFirst() && each != run)
                .toList());
        waiting.add(place, run);
        runs.removeAll(waiting);
        runs.addAll(waiting);
    }

    @Override
    public void leaveQueue(Path folder) {
        runs.remove(find(folder));
    }

    @Override
    public Run resume(Path folder) {
        FakeRun run = find(folder);
        run.say(RunState.RUNNING, "");
        return run;
    }

    @Override
    public CompletableFuture<Run> open(Path folder) {
        return CompletableFuture.completedFuture(find(folder));
    }

    @Override
    public CompletableFuture<List<RunSummary>> runs(Path below) {
        return CompletableFuture.completedFuture(runs.reversed().stream()
                .map(run -> new RunSummary(
                        run.folder(),
                        name(run.folder()),
                        run.feed().state(),
                        run.step(),
                        run.plan().steps(),
                        run.plan().replay(),
                        Instant.EPOCH))
                .toList());
    }

    @Override
    public CompletableFuture<ScoredText> score(Path model, String text, boolean controlTokens) {
        return CompletableFuture.completedFuture(new ScoredText(List.of(), List.of(), 0, 0));
    }

    @Override
    public CompletableFuture<Void> generate(
            Path model, String prompt, int tokens, Sampling sampling, Consumer<String> pieces) {
        throw new UnsupportedOperationException("The window does not continue texts.");
    }

    @Override
    public Run pretrain(PretrainPlan plan, Path folder) {
        throw new UnsupportedOperationException("The window does not pretrain.");
    }

    @Override
    public CompletableFuture<WrittenText> writeTexts(
            Path model, SelfReplay how, long seed, int threads, Path file, WritingListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<String> export(ModelExport export) {
        exports.add(export);
        return answer("It is written.");
    }

    @Override
    public void close() {
        runs.stream().filter(run -> !run.feed().state().ended()).forEach(FakeRun::stop);
        closed = true;
    }

    private FakeRun find(Path folder) {
        return runs.stream()
                .filter(run -> run.folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> new InputException(folder + " is no run folder."));
    }

    private <T> CompletableFuture<T> answer(T value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        when(() -> future.complete(value));
        return future;
    }

    private <T> CompletableFuture<T> answer(InputException refused) {
        CompletableFuture<T> future = new CompletableFuture<>();
        when(() -> future.completeExceptionally(refused));
        return future;
    }

    private void when(Runnable action) {
        if (holding) {
            held.add(action);
        } else {
            action.run();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
