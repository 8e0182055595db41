package palimpsest.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.model.FolderTree;
import palimpsest.model.ModelConfig;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.ElementType;
import palimpsest.train.KeepingTerms;
import palimpsest.train.Plan;
import palimpsest.train.Tuning;
import palimpsest.train.Workers;
import palimpsest.workbench.Excerpts.Excerpt;

/// Measures how long the parts of plans' runs take, on the engine thread: of a small model as it is, of a large one on
/// [Excerpts] of it. What was measured is kept for plans that differ only in what does not change it, such as their
/// steps.
final class CostTrials {
    /// Longest that a model is tried as it is, as its graphs tell it.
    private static final double WHOLE_SECONDS = 4;
    /// Longest that anything is tried.
    private static final double MOST_SECONDS = 30;

    private static final int KEPT = 32;

    private final Engines engines;
    private final ExecutorService workers;
    private final Path folder;
    private final Map<Key, PartTimes> known = new LinkedHashMap<>();

    /// What the times depend on.
    ///
    /// @param oldRows rows of old text that the divergence is measured on together; 0 where it is not
    private record Key(Plan plan, Workload work, int textsAtOnce, int oldRows) {}

    /// @param folder for what is written meanwhile
    CostTrials(Engines engines, ExecutorService workers, Path folder) {
        this.engines = engines;
        this.workers = workers;
        this.folder = folder;
    }

    /// @param unwanted whether to end; asked between runs of a graph
    /// @return empty where measuring takes too long or does not fit the memory
    /// @throws java.util.concurrent.CancellationException where it is not wanted any more
    Optional<PartTimes> of(Plan plan, ModelFolder model, Workload work, Machine machine, BooleanSupplier unwanted) {
        int textsAtOnce = plan.keeping()
                .selfReplay()
                .map(asked -> TextWriting.atOnce(model.config(), asked))
                .orElse(1);
        int oldRows = plan.keeping().kl() > 0 ? KeepingTerms.OldRows.of(plan).together() : 0;
        Key key = new Key(like(plan), work.batchOfEach(), textsAtOnce, oldRows);
        Optional<PartTimes> before = Optional.ofNullable(known.get(key));
        if (before.isPresent()) {
            return before;
        }
        Excerpt whole = new Excerpt(model.config(), plan.method());
        Optional<Excerpts> excerpts = machine.apart(plan) || secondsToTry(plan, whole, work, machine) > WHOLE_SECONDS
                ? Excerpts.of(model.config(), plan.method(), plan.context())
                : Optional.empty();
        Excerpt largest = excerpts.map(Excerpts::floor).orElse(whole);
        if (bytes(plan, largest, work, machine) > machine.freeBytes().getAsLong()
                || secondsToTry(plan, largest, work, machine) > MOST_SECONDS) {
            return Optional.empty();
        }
        PartTimes times = measure(plan, work, textsAtOnce, excerpts, whole, unwanted);
        known.put(key, times);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        return Optional.of(times);
    }

    private PartTimes measure(
            Plan plan,
            Workload work,
            int textsAtOnce,
            Optional<Excerpts> excerpts,
            Excerpt whole,
            BooleanSupplier unwanted) {
        Device device = ComputeReview.device(plan);
        try (Engine engine = engines.open(device, plan.threads())) {
            Path scratch = Files.createDirectories(folder);
            PartTrial.Setting setting = new PartTrial.Setting(
                    plan,
                    work,
                    textsAtOnce,
                    engine,
                    new Workers(workers, engine.threads()),
                    scratch,
                    new Stopwatch(unwanted));
            return excerpts.map(found -> found.whole(excerpt -> PartTrial.of(setting, excerpt)))
                    .orElseGet(() -> PartTrial.of(setting, whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete();
        }
    }

    /// The plan without what its parts' times do not depend on.
    private static Plan like(Plan plan) {
        int parts = Math.min(2, plan.accumulation());
        return Plan.of(plan.model())
                .withBatch(plan.rows() * parts)
                .withAccumulation(parts)
                .withContext(plan.context())
                .withMethod(plan.method())
                .withThreads(plan.threads())
                .withDevice(plan.device())
                .withKeeping(plan.keeping())
                .withPrecision(plan.precision());
    }

    private static long bytes(Plan plan, Excerpt excerpt, Workload work, Machine machine) {
        return estimator(plan, excerpt, work).bytes(machine.apart(plan));
    }

    /// As its graphs tell it; 0 where that is not known.
    private static double secondsToTry(Plan plan, Excerpt excerpt, Workload work, Machine machine) {
        if (machine.apart(plan)) {
            return 0;
        }
        return machine.speed()
                .apply(plan.threads())
                .map(speed -> estimator(plan, excerpt, work).parts(speed).seconds().values().stream()
                        .mapToDouble(Stopwatch::secondsFor)
                        .sum())
                .orElse(0.0);
    }

    private static CostEstimator estimator(Plan plan, Excerpt excerpt, Workload work) {
        ModelConfig config = excerpt.config();
        long weights =
                ElementType.F32.bytes() * Tuning.of(excerpt.method(), config).count();
        return new CostEstimator(plan.withMethod(excerpt.method()), config, work, weights);
    }

    private void delete() {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            // the cache can be deleted at any time
        }
    }
}
