package palimpsest.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import palimpsest.data.TablePreview;
import palimpsest.data.TextColumns;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunFolder;
import palimpsest.history.RunListing;
import palimpsest.history.RunManifest;
import palimpsest.history.RunReader;
import palimpsest.history.RunWriter;
import palimpsest.history.WrittenText;
import palimpsest.measure.Question;
import palimpsest.measure.Sampling;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.Plan;
import palimpsest.train.RunControl;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingListener;

/// The workbench on this machine: one thread for the engine, one that reads texts, one for quick answers,
/// and a few for the optimizer.
public final class EngineWorkbench implements Workbench {
    /// As the system has it.
    private static final long USUAL_STACK = 0;

    private final ExecutorService engine = Executors.newSingleThreadExecutor(named("engine", Engine.stackBytes()));
    private final ExecutorService reader = Executors.newSingleThreadExecutor(named("reader", Engine.stackBytes()));
    /// Answers what takes a moment, so that it never waits for a large text to be read.
    private final ExecutorService lister = Executors.newSingleThreadExecutor(named("lister", USUAL_STACK));
    /// Reads two runs at a time that are opened; a long one may take a while.
    private final ExecutorService opener = Executors.newFixedThreadPool(2, named("opener", USUAL_STACK));
    private final ExecutorService workers = Executors.newCachedThreadPool(named("optimizer", USUAL_STACK));
    private final CorpusShelf shelf;
    private final SpeedNotes speed;
    private final String version;
    private final Engines engines;
    private final RunQueue queue = new RunQueue(engine);
    private final AtomicLong memoryLimit = new AtomicLong(Long.MAX_VALUE);
    private final CostMeasuring costs;

    /// @param cache folder for tokenized corpora, which can be deleted at any time
    /// @param version version of the program, for the record
    public EngineWorkbench(Path cache, String version) {
        this(cache, version, Engine::open);
    }

    /// @param engines how the engine of a run is opened
    EngineWorkbench(Path cache, String version, Engines engines) {
        this.shelf = new CorpusShelf(cache);
        this.speed = new SpeedNotes(cache, threads -> SpeedTrial.measure(threads, cache));
        this.version = version;
        this.engines = engines;
        this.costs = new CostMeasuring(
                engine,
                new CostTrials(engines, workers, cache.resolve("trial")),
                this::machine,
                () -> !queue.isEmpty());
    }

    @Override
    public CompletableFuture<ModelSummary> openModel(Path given) {
        return onLister(() -> {
            ModelPlace place = ModelPlace.of(given);
            try (ModelFolder model = ModelFolder.open(place.folder())) {
                return summary(model, place.note());
            }
        });
    }

    private static ModelSummary summary(ModelFolder model, String note) {
        long bytes = 0;
        String type = "";
        for (String name : model.weightShapes().keySet()) {
            bytes += model.weights().shape(name).size()
                    * model.weights().type(name).bytes();
            type = model.weights().type(name).name();
        }
        return new ModelSummary(
                model.folder(),
                model.name(),
                model.config().kind(),
                model.parameterCount(),
                model.config().details().blocks(),
                model.config().details().width(),
                model.config().context(),
                model.config().vocabulary(),
                type,
                bytes,
                note);
    }

    @Override
    public CompletableFuture<DataSummary> inspectData(
            List<Path> files, TextColumns columns, Optional<Path> model, DoubleConsumer progress) {
        return FileReading.on(
                reader, progress, reading -> DataInspector.inspect(List.copyOf(files), columns, model, shelf, reading));
    }

    @Override
    public CompletableFuture<Optional<TablePreview>> columns(Path file) {
        return FileReading.on(reader, share -> {}, reading -> TablePreview.of(file));
    }

    @Override
    public void limitMemory(long bytes) {
        memoryLimit.set(bytes);
    }

    @Override
    public CompletableFuture<PlanReview> review(Plan plan) {
        return review(plan, share -> {});
    }

    @Override
    public CompletableFuture<PlanReview> review(Plan plan, DoubleConsumer progress) {
        return FileReading.on(reader, progress, reading -> PlanReviewer.review(plan, shelf, reading, machine()));
    }

    /// A run under way would slow down the measuring of the speed, and be slowed down.
    private Machine machine() {
        return new Machine(
                () -> Math.min(Machine.free(), memoryLimit.get()),
                threads -> queue.isEmpty() ? Optional.of(speed.of(threads)) : speed.known(threads),
                Machine.here().gpu());
    }

    @Override
    public CompletableFuture<Optional<PlanReview.Cost>> measureCost(Plan plan, Workload work) {
        return costs.measure(plan, work);
    }

    @Override
    public Run start(Plan plan, Path folder) {
        Plan absolute = plan.absolute();
        Path place = folder.toAbsolutePath().normalize();
        LiveRun run = newRun(place, absolute, new LiveFeed());
        FreePlace.require(run.folder());
        launch(run, listener -> {}, newRecord(run));
        return run;
    }

    private LiveRun newRun(Path folder, Plan plan, LiveFeed feed) {
        return new LiveRun(
                folder, plan, feed, asking(folder), run -> new ModelTexts(run, run.asked(), lister, queue::between));
    }

    private Recording newRecord(LiveRun run) {
        return data -> RunWriter.create(
                new RunFolder(run.folder()),
                new RunManifest(
                        run.plan(),
                        data.hashes(),
                        versions(),
                        InstantSource.system().instant()));
    }

    @Override
    public Run pretrain(PretrainPlan plan, Path folder) {
        RunFolder place = new RunFolder(folder.toAbsolutePath().normalize());
        FreePlace.require(place.root());
        Pretraining pretraining = new Pretraining(plan, place);
        LiveRun run = newRun(place.root(), pretraining.plan().absolute(), new LiveFeed());
        launch(run, pretraining::makeBase, newRecord(run));
        return run;
    }

    @Override
    public List<Run> queue() {
        return List.copyOf(queue.all());
    }

    @Override
    public void moveInQueue(Path folder, int place) {
        queue.move(folder, place);
    }

    @Override
    public void leaveQueue(Path folder) {
        queue.remove(folder);
    }

    @Override
    public Run resume(Path folder) {
        RecordedRun recorded = RunReader.read(folder.toAbsolutePath().normalize());
        if (recorded.underWay()) {
            throw new InputException("%s is under way in another window or terminal.".formatted(folder));
        }
        if (recorded.state() == RunState.FINISHED) {
            throw new InputException(
                    "%s is finished after step %d; there is nothing to resume.".formatted(folder, recorded.lastStep()));
        }
        Plan plan = recorded.manifest().plan();
        LiveFeed feed = RecordedFeed.of(recorded);
        feed.on(new TrainingEvent.StateChanged(RunState.PREPARING, ""));
        LiveRun run = newRun(recorded.folder().root(), plan, feed);
        launch(run, listener -> {}, data -> {
            List<String> changed = recorded.manifest().changedFiles();
            if (!changed.isEmpty()) {
                throw new InputException(changed.getFirst());
            }
            return RunWriter.resume(recorded.folder());
        });
        return run;
    }

    /// Opens the record of a run once its texts are read.
    private interface Recording {
        RunWriter open(TrainingData data);
    }

    /// @param before what has to be there before the run's plan can be read
    private void launch(LiveRun run, Consumer<TrainingListener> before, Recording recording) {
        queue.add(run, () -> {
            TrainingJob job = new TrainingJob(
                    run.plan(), new RunFolder(run.folder()), shelf, engines, workers, run.control(), run.asked(), run);
            run.execute(self -> {
                before.accept(self);
                job.run((plan, data) -> {
                    self.planned(plan);
                    self.record(recording.open(data));
                });
            });
        });
        costs.giveUp();
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("palimpsest", version);
        versions.put("onnxruntime", Engine.runtimeVersion());
        versions.put("java", Runtime.version().toString());
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return versions;
    }

    @Override
    public CompletableFuture<Run> open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return RunOpening.open(
                root,
                opener,
                asking(root),
                run -> new ModelTexts(run, new AskedModel(new RunControl()), lister, queue::between));
    }

    @Override
    public CompletableFuture<Plan> plan(Path folder) {
        return onLister(() -> RunReader.plan(folder.toAbsolutePath().normalize()));
    }

    /// Asks the model of a run's latest checkpoint, between two steps of the run under way, whose engine thread is the
    /// only one.
    private Function<List<Question>, CompletableFuture<Replies>> asking(Path run) {
        return questions -> CompletableFuture.supplyAsync(
                () -> Answering.atCheckpoint(new RunFolder(run), questions), queue::between);
    }

    @Override
    public CompletableFuture<List<RunSummary>> runs(Path below) {
        return onLister(() -> RunListing.below(below).stream()
                .map(run -> new RunSummary(
                        run.folder(), run.name(), run.state(), run.step(), run.steps(), run.replay(), run.changed()))
                .toList());
    }

    @Override
    public CompletableFuture<Trashed> discard(Path folder) {
        return onLister(() -> {
            RunFolder run = new RunFolder(folder.toAbsolutePath().normalize());
            if (!run.holdsRun()) {
                throw new InputException("%s is no run, so it is left where it is.".formatted(folder));
            }
            if (!RunListing.listed(run).state().ended()) {
                throw new InputException("%s is under way. Stop it first.".formatted(folder));
            }
            return Trash.here().put(run.root());
        });
    }

    @Override
    public CompletableFuture<Void> putBack(Trashed run) {
        return CompletableFuture.runAsync(() -> Trash.putBack(run), lister);
    }

    @Override
    public CompletableFuture<ScoredText> score(Path folder, String text, boolean controlTokens) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (ModelFolder model =
                            ModelFolder.open(ModelPlace.of(folder).folder()).readingControlTokens(controlTokens)) {
                        return TextScoring.score(model, text, 0);
                    }
                },
                engine);
    }

    @Override
    public CompletableFuture<Void> generate(
            Path folder, String prompt, int tokens, Sampling sampling, Consumer<String> pieces) {
        return CompletableFuture.runAsync(
                () -> {
                    try (ModelFolder model =
                            ModelFolder.open(ModelPlace.of(folder).folder())) {
                        TextContinuation.write(model, prompt, tokens, sampling, pieces);
                    }
                },
                engine);
    }

    @Override
    public CompletableFuture<WrittenText> writeTexts(
            Path folder, SelfReplay how, long seed, int threads, Path file, WritingListener listener) {
        return CompletableFuture.supplyAsync(
                () -> {
                    if (Files.exists(file)) {
                        throw new InputException("%s is there already; name a new file.".formatted(file));
                    }
                    try (ModelFolder model = ModelFolder.open(folder);
                            Engine writer = Engine.open(Device.cpu(), threads)) {
                        SelfReplayChecks.require(how, model);
                        return SelfReplayText.ready(model, how, seed, file, writer, listener)
                                .made();
                    }
                },
                engine);
    }

    @Override
    public CompletableFuture<String> export(ModelExport export) {
        return CompletableFuture.supplyAsync(() -> ModelExporter.write(export), reader);
    }

    private <T> CompletableFuture<T> onLister(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, lister);
    }

    @Override
    public void close() {
        queue.stop();
        costs.giveUp();
        engine.shutdown();
        reader.shutdownNow();
        lister.shutdown();
        opener.shutdownNow();
        try {
            while (!engine.awaitTermination(1, TimeUnit.MINUTES)) {
                // A step of a large model can take long; it is never interrupted.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdown();
    }

    private static ThreadFactory named(String name, long stack) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, name + "-" + count.incrementAndGet(), stack);
            thread.setDaemon(true);
            return thread;
        };
    }
}
