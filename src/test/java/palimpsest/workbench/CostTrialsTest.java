package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.engine.Engine;
import palimpsest.measure.QuestionLoad;
import palimpsest.model.ModelFolder;
import palimpsest.train.Keeping;
import palimpsest.train.Method;
import palimpsest.train.Plan;

/// The parts of runs of a tiny model, tried for real: what is timed, what is kept, what ends it.
@Timeout(120)
class CostTrialsTest {
    private static final MachineSpeed FAST = new MachineSpeed(1e15, 1e15, 1e-12, 1e9);
    private static final Workload WORK = new Workload(2, 1, 3, 16, new QuestionLoad(5, 4, 12, 2), 20);

    @TempDir
    private static Path shared;

    private static TinyWorld world;

    @TempDir
    private Path folder;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private CostTrials trials;
    private int opened;

    @BeforeAll
    static void makeWorld() throws IOException {
        world = new TinyWorld(shared);
    }

    @BeforeEach
    void open() {
        trials = new CostTrials(
                (device, threads) -> {
                    opened++;
                    return Engine.open(device, threads);
                },
                workers,
                folder.resolve("trial"));
    }

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void everyPartThatARunHasIsTimed() {
        PartTimes plain = tried(world.plan(10, 0.25)).orElseThrow();
        for (RunPart part :
                List.of(RunPart.READY, RunPart.MICRO_BATCH, RunPart.OPTIMIZER, RunPart.HELD_OUT, RunPart.BASE_PROBES)) {
            assertTrue(plain.of(part) > 0, part::name);
        }
        assertEquals(0, plain.of(RunPart.FISHER_ROW) + plain.of(RunPart.DIVERGENCE) + plain.of(RunPart.WRITING));
        Keeping all = new Keeping(1, 1, 1, Optional.of(new Keeping.SelfReplay(500, 1, 20, Optional.empty())));
        PartTimes kept = tried(world.plan(10, 0.25).withKeeping(all).withMethod(new Method.Lora(2, 4, List.of())))
                .orElseThrow();
        for (RunPart part : RunPart.values()) {
            assertTrue(kept.of(part) > 0 || part == RunPart.FIRST_STEP, part::name);
        }
        assertFalse(Files.exists(folder.resolve("trial")), "nothing is left on the disk");
    }

    @Test
    void whatDoesNotChangeTheTimesIsNotTriedAgain() {
        Plan plan = world.plan(10, 0.25);
        PartTimes times = tried(plan).orElseThrow();
        assertEquals(times, tried(plan.withSteps(500).withSeed(9).withReplay(0)).orElseThrow());
        assertEquals(1, opened);
        tried(plan.withContext(16));
        assertEquals(2, opened);
    }

    @Test
    void whatIsNotWantedAnyMoreEndsBetweenTwoRuns() {
        int[] asked = new int[1];
        assertThrows(CancellationException.class, () -> tried(world.plan(10, 0.25), FAST, () -> ++asked[0] > 4));
        assertEquals(5, asked[0]);
        assertFalse(Files.exists(folder.resolve("trial")));
        assertTrue(tried(world.plan(10, 0.25)).isPresent(), "and can be asked for again");
    }

    @Test
    void whatWouldTakeTooLongIsLeftComputed() {
        MachineSpeed slow = new MachineSpeed(1, 1, 1, 1);
        assertEquals(Optional.empty(), tried(world.plan(10, 0.25), slow, () -> false));
        assertEquals(0, opened);
    }

    @Test
    void aPlansCostSaysWhetherItWasMeasured() {
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            Plan plan = world.plan(12, 0.25);
            PlanReview review = workbench.review(plan).join();
            assertFalse(review.cost().measured());
            assertTrue(review.work().heldOutBatches() > 0 && review.work().probeBatches() > 0, review::toString);
            PlanReview.Cost cost =
                    workbench.measureCost(plan, review.work()).join().orElseThrow();
            assertTrue(cost.measured() && cost.seconds() > 0, cost::toString);
            assertEquals(review.cost().bytes(), cost.bytes());
        }
    }

    @Test
    void theStartOfARunEndsTheMeasuringAndNothingIsMeasuredWhileItTrains() {
        AtomicReference<EngineWorkbench> bench = new AtomicReference<>();
        Plan plan = world.plan(100_000, 0.25);
        Engines starting = (device, threads) -> {
            if (++opened == 1) {
                bench.get().start(plan, folder.resolve("run"));
            }
            return Engine.open(device, threads);
        };
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test", starting)) {
            bench.set(workbench);
            CompletableFuture<?> measuring = workbench.measureCost(plan, WORK);
            assertThrows(CancellationException.class, measuring::join);
            assertEquals(
                    Optional.of(Optional.empty()),
                    Optional.ofNullable(workbench.measureCost(plan, WORK).getNow(null)));
        }
    }

    private Optional<PartTimes> tried(Plan plan) {
        return tried(plan, FAST, () -> false);
    }

    private Optional<PartTimes> tried(Plan plan, MachineSpeed speed, BooleanSupplier unwanted) {
        Machine machine = new Machine(() -> Long.MAX_VALUE, threads -> Optional.of(speed), () -> false);
        try (ModelFolder model = ModelFolder.open(plan.model())) {
            return trials.of(plan, model, WORK, machine, unwanted);
        }
    }
}
