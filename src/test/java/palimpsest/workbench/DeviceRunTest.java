package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.Engine;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Keeping;
import palimpsest.train.Plan;
import palimpsest.train.Precision;
import palimpsest.train.RunState;

/// Whole runs whose weights stay in a device's memory, as on a GPU; here that is a part of the host's.
class DeviceRunTest extends TinyRuns {
    private static final int STEPS = 24;

    /// The workbench of the tests computes on the device.
    @Override
    @BeforeEach
    void open() {
        workbench = new EngineWorkbench(
                folder.resolve("cache"), "test", (device, threads) -> Engine.open(device, threads, true));
    }

    private Run onTheHost(Plan plan) {
        try (EngineWorkbench host = new EngineWorkbench(folder.resolve("cache"), "test")) {
            return finished(host.start(plan, folder.resolve("host")));
        }
    }

    @Test
    void aRunOnTheDeviceIsTheRunOnTheHostBitForBitEvenStoppedAndResumed() throws IOException {
        Plan plan = world.plan(STEPS, 0.5, 2, TinyWorld.cosine(3e-3));
        Run expected = onTheHost(plan);
        Run run = resumed(stopped(plan, 7, "device"));
        assertEquals(losses(expected), losses(run));
        assertEquals(expected.feed().measuredFrom(0), run.feed().measuredFrom(0), "measured where the weights are");
        for (String file : List.of("model.safetensors", "optimizer.safetensors")) {
            Path one = checkpoint(expected, STEPS).resolve(file);
            assertEquals(-1, Files.mismatch(one, checkpoint(run, STEPS).resolve(file)), file);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0, 0", "0, 0.1, 0", "0.5, 0.1, 10"})
    void aRunHeldToItsBaseIsTheSameOnTheDevice(double kl, double l2sp, double ewc) {
        Plan plan = world.plan(6, 0.5).withKeeping(new Keeping(kl, l2sp, ewc, Optional.empty()));
        Run expected = onTheHost(plan);
        Run run = whole(plan, "device");
        assertEquals(losses(expected), losses(run));
        assertEquals(expected.feed().measuredFrom(0), run.feed().measuredFrom(0));
    }

    @Test
    void sixteenBitProductsNeedAGpu() {
        Plan plan = world.plan(STEPS, 0.5).withPrecision(Precision.BF16);
        assertEquals(DeviceChoice.CPU, plan.device());
        List<PlanReview.Problem> problems = workbench.review(plan).join().problems();
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().message().startsWith("Matrix products in bf16 need a GPU"));
        Run run = workbench.start(plan, folder.resolve("run"));
        awaitEnd(run);
        assertEquals(RunState.FAILED, run.feed().state());
        assertEquals(problems.getFirst().message(), run.feed().reason());
    }
}
