package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static palimpsest.workbench.TinyRuns.awaitEnd;
import static palimpsest.workbench.TinyRuns.losses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.RunState;

/// A training process that is killed outright, in another JVM, and its run taken up again here.
@Timeout(180)
class KilledRunTest {
    private static final long STEPS = 4_000;
    private static final int KILLED_AFTER = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"full", "head", "lora"})
    void aKilledRunLosesNoStepAndGoesOnBitForBit(String method) throws IOException, InterruptedException {
        TinyWorld world = new TinyWorld(folder.resolve("world").toAbsolutePath());
        Path run = folder.resolve("run");
        List<String> arguments =
                List.of(folder.toAbsolutePath().toString(), run.toAbsolutePath().toString(), method);
        Process process = OtherProcess.start(
                Child.class, arguments, folder.resolve("child.txt").toFile());
        try {
            awaitSteps(run, process);
        } finally {
            process.destroyForcibly().waitFor();
        }
        long recorded = stepLines(run).size();
        assertTrue(recorded >= KILLED_AFTER && recorded < STEPS, "steps recorded: " + recorded);

        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            assertEquals(RunState.STOPPED, workbench.open(run).join().feed().state());
            Run resumed = workbench.resume(run);
            Run whole = workbench.start(plan(world, method), folder.resolve("whole"));
            awaitStep(resumed, recorded + 40);
            resumed.stop();
            awaitStep(whole, recorded + 40);
            whole.stop();
            awaitEnd(resumed);
            awaitEnd(whole);
            int common = Math.min(losses(resumed).size(), losses(whole).size());
            assertTrue(common >= recorded + 40, "steps to compare: " + common);
            assertEquals(losses(whole).subList(0, common), losses(resumed).subList(0, common));
        }
        List<String> lines = stepLines(run);
        assertEquals(lines.stream().distinct().count(), lines.size());
        assertFalse(lines.getLast().isBlank());
    }

    /// The other process: trains until it is killed.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Path base = Path.of(arguments[0]);
            TinyWorld world = new TinyWorld(base.resolve("world"));
            EngineWorkbench workbench = new EngineWorkbench(base.resolve("child-cache"), "test");
            awaitEnd(workbench.start(plan(world, arguments[2]), Path.of(arguments[1])));
        }
    }

    private static Plan plan(TinyWorld world, String method) {
        Plan plan = world.plan(STEPS, 0.5, 1, TinyWorld.cosine(1e-3));
        return switch (method) {
            case "head" -> plan.withMethod(new Method.Head());
            case "lora" -> plan.withMethod(new Method.Lora(2, 4, List.of()));
            default -> plan;
        };
    }

    private void awaitSteps(Path run, Process process) throws IOException {
        while (stepLines(run).size() < KILLED_AFTER) {
            if (!process.isAlive()) {
                throw new AssertionError("the process ended: " + Files.readString(folder.resolve("child.txt")));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void awaitStep(Run run, long step) {
        TinyRuns.await(
                run, feed -> feed.stepsFrom(0).size() >= step || feed.state().ended());
    }

    private static List<String> stepLines(Path run) throws IOException {
        Path metrics = run.resolve("metrics.jsonl");
        if (!Files.exists(metrics)) {
            return List.of();
        }
        return Files.readAllLines(metrics).stream()
                .filter(line -> line.startsWith("{\"kind\":\"step\"") && line.endsWith("}"))
                .toList();
    }
}
