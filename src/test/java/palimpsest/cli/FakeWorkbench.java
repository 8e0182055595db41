package palimpsest.cli;

import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import palimpsest.data.FileHash;
import palimpsest.data.TablePreview;
import palimpsest.data.TextColumns;
import palimpsest.history.WrittenText;
import palimpsest.measure.Question;
import palimpsest.measure.Sampling;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.workbench.DataSummary;
import palimpsest.workbench.ModelExport;
import palimpsest.workbench.ModelSummary;
import palimpsest.workbench.PlanReview;
import palimpsest.workbench.PretrainPlan;
import palimpsest.workbench.Replies;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;
import palimpsest.workbench.RunSummary;
import palimpsest.workbench.RunTexts;
import palimpsest.workbench.ScoredText;
import palimpsest.workbench.Trashed;
import palimpsest.workbench.Workbench;
import palimpsest.workbench.Workload;
import palimpsest.workbench.WritingListener;

/// A workbench whose runs say one event of a script each time someone waits for them.
final class FakeWorkbench implements Workbench {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final Deque<TrainingEvent> script = new ConcurrentLinkedDeque<>();
    final FakeFeed feed = new FakeFeed();
    PlanReview review = new PlanReview(
            List.of(),
            List.of("The new text is read 1.5 times."),
            4096,
            3072,
            1024,
            0.25,
            1.5,
            0.1,
            PlanReview.Cost.unknown(),
            Workload.none(),
            List.of());
    Optional<PlanReview.Cost> measured = Optional.empty();
    RuntimeException problem;
    ScoredText scored;
    Plan plan;
    PretrainPlan pretrained;
    BiConsumer<Plan, Path> onStart = (started, folder) -> {};
    long limit;
    boolean closed;

    /// Lets the run go on a little.
    void go() {
        if (!script.isEmpty()) {
            feed.say(script.removeFirst());
        }
    }

    @Override
    public CompletableFuture<ModelSummary> openModel(Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Optional<TablePreview>> columns(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Trashed> discard(Path run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> putBack(Trashed run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<DataSummary> inspectData(
            List<Path> files, TextColumns columns, Optional<Path> model, DoubleConsumer progress) {
        return answer(new DataSummary(files, List.of(), 100, 50_000, 200_000, 5, 2_500, false, ""));
    }

    @Override
    public void limitMemory(long bytes) {
        limit = bytes;
    }

    @Override
    public CompletableFuture<PlanReview> review(Plan reviewed) {
        calls.add("review");
        plan = reviewed;
        return answer(review);
    }

    @Override
    public CompletableFuture<Optional<PlanReview.Cost>> measureCost(Plan tried, Workload work) {
        return answer(measured);
    }

    @Override
    public Run start(Plan started, Path folder) {
        calls.add("start " + folder);
        plan = started;
        onStart.accept(started, folder);
        return new FakeRun(folder);
    }

    @Override
    public List<Run> queue() {
        return List.of();
    }

    @Override
    public void moveInQueue(Path folder, int place) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leaveQueue(Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Run resume(Path folder) {
        calls.add("resume " + folder);
        return new FakeRun(folder);
    }

    @Override
    public CompletableFuture<Run> open(Path folder) {
        calls.add("open " + folder);
        return answer(new FakeRun(folder));
    }

    @Override
    public CompletableFuture<List<RunSummary>> runs(Path below) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ScoredText> score(Path model, String text, boolean controlTokens) {
        calls.add("score " + model + " " + text);
        return answer(scored);
    }

    @Override
    public CompletableFuture<Void> generate(
            Path model, String prompt, int tokens, Sampling sampling, Consumer<String> pieces) {
        calls.add("generate %s %s %d %s %d".formatted(model, prompt, tokens, sampling.temperature(), sampling.seed()));
        pieces.accept(" upon");
        pieces.accept(" a time");
        return answer(null);
    }

    @Override
    public Run pretrain(PretrainPlan begun, Path folder) {
        calls.add("pretrain " + folder);
        pretrained = begun;
        return new FakeRun(folder);
    }

    @Override
    public CompletableFuture<WrittenText> writeTexts(
            Path model, SelfReplay how, long seed, int threads, Path file, WritingListener listener) {
        calls.add("writeTexts %s %d %s %d %d %s"
                .formatted(model, how.tokens(), how.temperature(), how.length(), seed, file));
        listener.wrote(how.tokens() / 2, how.tokens(), 2);
        return CompletableFuture.completedFuture(new WrittenText(
                List.of(),
                how,
                Optional.empty(),
                seed,
                how.tokens() / how.length(),
                how.tokens(),
                new FileHash(file.toString(), 1, "")));
    }

    @Override
    public CompletableFuture<String> export(ModelExport export) {
        calls.add("export " + export);
        return answer("It is written.");
    }

    @Override
    public void close() {
        closed = true;
    }

    private <T> CompletableFuture<T> answer(T value) {
        return problem == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(problem);
    }

    private final class FakeRun implements Run {
        private final Path folder;
        private final Plan own = plan;

        FakeRun(Path folder) {
            this.folder = folder;
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public Plan plan() {
            return own;
        }

        @Override
        public RunFeed feed() {
            return feed;
        }

        @Override
        public CompletableFuture<Replies> ask(List<Question> questions) {
            return answer(new Replies(
                    20,
                    questions.stream().map(question -> "no" + question.answer()).toList()));
        }

        @Override
        public RunTexts texts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void proceed() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stop() {
            script.clear();
            script.add(new StateChanged(RunState.STOPPED, "Stopped after step 1 of 2."));
            calls.add("stop");
        }
    }
}
