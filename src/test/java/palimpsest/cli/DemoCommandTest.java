package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.RunFolder;
import palimpsest.history.RunManifest;
import palimpsest.history.RunWriter;
import palimpsest.measure.AnswerScores;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.ProbesScored;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.workbench.Experiment;

/// The demo runs both replay ratios, one after the other, and reports on both together.
class DemoCommandTest {
    private final CliBench bench = new CliBench();

    @TempDir
    private Path folder;

    private Path without;
    private Path with;

    @BeforeEach
    void somePlaces() {
        bench.sample = folder.resolve("samples");
        bench.runsHome = folder.resolve("runs");
        bench.workbench.onStart = DemoCommandTest::record;
        without = bench.runsHome.resolve("atlas-no-replay");
        with = bench.runsHome.resolve("atlas-replay-10");
    }

    /// A run that forgets one of two answers, but for replay.
    private static void record(Plan plan, Path run) {
        RunManifest manifest = new RunManifest(plan, List.of(), Map.of("java", "25"), Instant.EPOCH);
        try (RunWriter writer = RunWriter.create(new RunFolder(run), manifest)) {
            writer.on(new PassagesChosen(List.of(), List.of(question(" Paris"), question(" Lima"))));
            writer.on(scored(0, 1));
            writer.on(scored(20, plan.replay() > 0 ? 1 : 4));
        }
    }

    private static Question question(String answer) {
        return new Question("capitals", "It is", answer, new int[] {1, 2}, 1, answer.length());
    }

    private static ProbesScored scored(long step, int rank) {
        AnswerScores answers = new AnswerScores(new float[] {rank, 1}, new float[] {-rank, -1}, new int[] {rank, 1});
        return new ProbesScored(new ProbeSnapshot(step, List.of(), answers));
    }

    @Test
    void withoutADisplayBothRunsAreTrainedAndDrawnInTheSamePlots() {
        bench.workbench.script.add(new StateChanged(RunState.FINISHED, ""));
        assertEquals(ExitCode.DONE, bench.run("demo"), bench::err);
        assertEquals(List.of("start " + without, "start " + with), bench.workbench.calls);
        assertEquals(List.of(List.of(without, with)), bench.drawn);
        assertTrue(bench.err().contains("atlas-no-replay\n") && bench.err().contains("atlas-replay-10\n"), bench::err);
        List<String> table = bench.out().lines().skip(1).limit(2).toList();
        assertEquals(
                List.of("area", "facts", "no replay", "replay 10 %", "bits/byte", "no replay", "replay 10 %"),
                Arrays.stream(table.getFirst().split(" {2,}")).toList());
        assertEquals(
                List.of("capitals", "2", "1", "2"),
                Arrays.stream(table.getLast().split(" {2,}")).limit(4).toList());
        assertTrue(bench.out().contains("Run: " + without) && bench.out().contains("Run: " + with), bench::out);
        assertTrue(
                bench.out()
                        .contains("Picture: "
                                + bench.runsHome
                                        .resolve("side-by-side-pictures")
                                        .resolve("old.png")),
                bench::out);
    }

    @Test
    void interruptedItStopsBothAndSaysHowToGoOn() {
        bench.workbench.script.add(new StateChanged(RunState.RUNNING, ""));
        bench.interruptAtWait = 2;
        assertEquals(ExitCode.INTERRUPTED, bench.run("demo"), bench::err);
        assertEquals(
                2,
                bench.workbench.calls.stream()
                        .filter(call -> call.equals("stop"))
                        .count());
        assertTrue(bench.err().contains("palimpsest resume " + without), bench::err);
        assertTrue(bench.err().contains("palimpsest resume " + with), bench::err);
        assertEquals(List.of(), bench.drawn);
    }

    @Test
    void aRunThatFailedIsSaidAndNothingIsCompared() {
        bench.workbench.script.add(new StateChanged(RunState.FAILED, "The disk is full."));
        assertFalse(bench.run("demo") == ExitCode.DONE);
        assertTrue(bench.err().contains("palimpsest: The disk is full."), bench::err);
        assertEquals(List.of(), bench.drawn);
    }

    @Test
    void withADisplayTheWindowOpensOnBothSideBySide() {
        bench.display = true;
        assertEquals(ExitCode.DONE, bench.run("demo"), bench::err);
        Experiment first = bench.opened.getFirst().orElseThrow();
        assertEquals(List.of(0.0, 0.1), first.plans().stream().map(Plan::replay).toList());
        assertEquals(List.of(), bench.workbench.calls);
    }
}
