package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Keeping;
import palimpsest.train.Plan;
import palimpsest.train.Precision;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;

/// Whole runs whose weights stay in a device's memory, as on a GPU; here that is a part of the host's.
@Timeout(120)
class DeviceRunTest {
    private static final int STEPS = 24;

    @TempDir
    private static Path shared;

    private static TinyWorld world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeWorld() throws IOException {
        world = new TinyWorld(shared);
    }

    @Test
    void aRunOnTheDeviceIsTheRunOnTheHostBitForBitEvenStoppedAndResumed() throws IOException {
        Plan plan = world.plan(STEPS, 0.5, 2, TinyWorld.cosine(3e-3));
        try (EngineWorkbench host = new EngineWorkbench(folder.resolve("cache"), "test");
                EngineWorkbench device = new EngineWorkbench(folder.resolve("cache"), "test", DeviceRunTest::apart)) {
            Run expected = finished(host.start(plan, folder.resolve("host")));
            Run stopped = device.start(plan, folder.resolve("device"));
            await(stopped, feed -> feed.stepsFrom(0).size() >= 7 || feed.state().ended());
            stopped.stop();
            finished(stopped);
            assertEquals(
                    RunState.STOPPED, stopped.feed().state(), stopped.feed().reason());
            Run run = finished(device.resume(folder.resolve("device")));
            assertEquals(RunState.FINISHED, run.feed().state(), run.feed().reason());
            assertEquals(losses(expected), losses(run));
            assertEquals(expected.feed().measuredFrom(0), run.feed().measuredFrom(0), "measured where the weights are");
            for (String file : List.of("model.safetensors", "optimizer.safetensors")) {
                assertArrayEquals(bytes(expected, file), bytes(run, file), file);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0, 0", "0, 0.1, 0", "0.5, 0.1, 10"})
    void aRunHeldToItsBaseIsTheSameOnTheDevice(double kl, double l2sp, double ewc) {
        Plan plan = world.plan(6, 0.5).withKeeping(new Keeping(kl, l2sp, ewc, Optional.empty()));
        try (EngineWorkbench host = new EngineWorkbench(folder.resolve("cache"), "test");
                EngineWorkbench device = new EngineWorkbench(folder.resolve("cache"), "test", DeviceRunTest::apart)) {
            Run expected = finished(host.start(plan, folder.resolve("host")));
            Run run = finished(device.start(plan, folder.resolve("device")));
            assertEquals(RunState.FINISHED, run.feed().state(), run.feed().reason());
            assertEquals(losses(expected), losses(run));
            assertEquals(expected.feed().measuredFrom(0), run.feed().measuredFrom(0));
        }
    }

    @Test
    void sixteenBitProductsNeedAGpu() {
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            Plan plan = world.plan(STEPS, 0.5).withPrecision(Precision.BF16);
            assertEquals(DeviceChoice.CPU, plan.device());
            List<PlanReview.Problem> problems = workbench.review(plan).join().problems();
            assertEquals(1, problems.size());
            assertTrue(problems.getFirst().message().startsWith("Matrix products in bf16 need a GPU"));
            Run run = finished(workbench.start(plan, folder.resolve("run")));
            assertEquals(RunState.FAILED, run.feed().state());
            assertEquals(problems.getFirst().message(), run.feed().reason());
        }
    }

    private static Engine apart(Device device, int threads) {
        return Engine.open(device, threads, true);
    }

    private static List<Double> losses(Run run) {
        return run.feed().stepsFrom(0).stream()
                .map(TrainingEvent.StepDone::loss)
                .toList();
    }

    private static byte[] bytes(Run run, String file) throws IOException {
        return Files.readAllBytes(
                run.folder().resolve("checkpoints/step-0000" + STEPS).resolve(file));
    }

    private static Run finished(Run run) {
        await(run, feed -> feed.state().ended());
        return run;
    }

    private static void await(Run run, Predicate<RunFeed> until) {
        while (!until.test(run.feed())) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
