package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.train.RunState;

/// Experiments of two runs with a tiny model.
@Timeout(120)
class RunQueueTest {
    @TempDir
    private Path folder;

    @Test
    void theRunsOfAnExperimentComeOneAfterTheOtherFromTheSameBase() throws Exception {
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            List<Run> runs = workbench.start(both(8), folder.resolve("runs"));
            RunFeed first = runs.getFirst().feed();
            RunFeed second = runs.getLast().feed();
            await(first, RunFeed::state, RunState.FINISHED);
            await(second, RunFeed::state, RunState.FINISHED);
            assertEquals(
                    first.measuredFrom(0).getFirst(), second.measuredFrom(0).getFirst());
            assertEquals(8, second.stepsFrom(0).size());
            assertEquals(0, first.stepsFrom(0).getLast().replayShare());
            assertTrue(second.stepsFrom(0).getLast().replayShare() > 0.2);
        }
    }

    @Test
    void aRunThatHasNotItsTurnSaysForWhichItWaits() throws Exception {
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            List<Run> runs = workbench.start(both(100_000), folder.resolve("runs"));
            await(runs.getFirst().feed(), feed -> feed.stepsFrom(0).size() > 2, true);
            assertEquals(RunState.PREPARING, runs.getLast().feed().state());
            assertEquals("Waiting for robots-no-replay", runs.getLast().feed().reason());
        }
    }

    @Test
    void aRunThatWaitsIsGivenAnEarlierTurnAndAnotherTakenOut() throws Exception {
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            TinyWorld world = new TinyWorld(folder.resolve("world"));
            List<Run> runs = workbench.start(
                    new Experiment(
                            "four",
                            "Four",
                            "",
                            new Sweep(world.plan(4, 0), List.of(), List.of(), List.of(), List.of(1L, 2L, 3L, 4L))
                                    .plans()),
                    folder.resolve("runs"));
            runs.getFirst().pause();
            await(runs.getFirst().feed(), RunFeed::state, RunState.PAUSED);
            workbench.moveInQueue(runs.get(3).folder(), 0);
            workbench.leaveQueue(runs.get(1).folder());
            assertEquals(List.of(runs.get(0), runs.get(3), runs.get(2)), workbench.queue());
            assertEquals(RunState.STOPPED, runs.get(1).feed().state());
            runs.getFirst().proceed();
            await(runs.get(2).feed(), RunFeed::state, RunState.FINISHED);
            assertEquals(RunState.FINISHED, runs.get(3).feed().state());
            assertTrue(runs.get(1).feed().stepsFrom(0).isEmpty());
        }
    }

    @Test
    void closingKeepsTheRunUnderWayAndTheOneThatWaited() throws Exception {
        List<Run> runs;
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            runs = workbench.start(both(100_000), folder.resolve("runs"));
            await(runs.getFirst().feed(), feed -> feed.stepsFrom(0).size() > 2, true);
        }
        assertEquals(RunState.STOPPED, runs.getFirst().feed().state());
        assertEquals(RunState.STOPPED, runs.getLast().feed().state());
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            List<RunSummary> kept = workbench.runs(folder.resolve("runs")).join();
            assertEquals(
                    List.of(RunState.STOPPED, RunState.STOPPED),
                    kept.stream().map(RunSummary::state).toList());
            Run second = workbench.resume(runs.getLast().folder());
            await(second.feed(), feed -> feed.stepsFrom(0).size() > 2, true);
        }
    }

    private Experiment both(long steps) throws Exception {
        TinyWorld world = new TinyWorld(folder.resolve("world"));
        return new Experiment("both", "Both", "", List.of(world.plan(steps, 0), world.plan(steps, 0.25)));
    }

    private static <T> void await(RunFeed feed, Function<RunFeed, T> what, T wanted) throws InterruptedException {
        while (!what.apply(feed).equals(wanted)) {
            assertTrue(!feed.state().ended() || feed.state().equals(wanted), feed::reason);
            Thread.sleep(5);
        }
    }
}
