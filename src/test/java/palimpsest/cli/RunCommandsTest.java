package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.RunFolder;
import palimpsest.history.RunManifest;
import palimpsest.history.RunWriter;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.workbench.PretrainPlan;

class RunCommandsTest {
    private final CliBench bench = new CliBench();

    @TempDir
    private Path folder;

    private Plan plan;

    @BeforeEach
    void somePlan() {
        plan = new SampleFolder(folder.resolve("samples")).plan();
        bench.sample = folder.resolve("samples");
        bench.workbench.plan = plan;
        bench.runsHome = folder.resolve("runs");
    }

    private Path record(String name, RunState end) {
        RunFolder run = new RunFolder(bench.runsHome.resolve(name));
        try (RunWriter writer =
                RunWriter.create(run, new RunManifest(plan, List.of(), Map.of("java", "25"), Instant.EPOCH))) {
            writer.on(new StepDone(1, 1024, 2, 1, 5e-4, 0.1, 0));
            writer.on(new StateChanged(end, ""));
        }
        return run.root();
    }

    @Test
    void runsAreATableAndDamagedOnesAreExplained() throws IOException {
        record("one", RunState.STOPPED);
        Files.writeString(new RunFolder(record("two", RunState.STOPPED)).plan(), "{");
        assertEquals(ExitCode.DONE, bench.run("runs"), bench::err);
        assertTrue(bench.out().contains("one  stopped     1  600     0 %  "), bench::out);
        assertTrue(bench.out().contains("two  damaged     -    -       -  "), bench::out);
        assertTrue(bench.err().contains("plan.json cannot be understood"), bench::err);
    }

    @Test
    void noRunsIsSaid() throws IOException {
        Path none = Files.createDirectory(folder.resolve("none"));
        assertEquals(ExitCode.DONE, bench.run("runs", none.toString()));
        assertTrue(bench.out().startsWith("There are no runs in "), bench::out);
    }

    @Test
    void aFolderOfRunsThatIsNotThereIsBadInput() {
        assertEquals(
                ExitCode.BAD_INPUT, bench.run("runs", folder.resolve("none").toString()));
        assertTrue(bench.err().contains("There is no folder "), bench::err);
    }

    @Test
    void aStoppedRunIsResumed() {
        Path run = record("one", RunState.STOPPED);
        bench.workbench.script.add(new StateChanged(RunState.FINISHED, ""));
        assertEquals(ExitCode.DONE, bench.run("resume", run.toString()), bench::err);
        assertEquals(List.of("resume " + run), bench.workbench.calls);
        assertTrue(bench.out().contains("Run: " + run), bench::out);
    }

    @Test
    void aFinishedRunIsNot() {
        Path run = record("one", RunState.FINISHED);
        assertEquals(ExitCode.BAD_INPUT, bench.run("resume", run.toString()));
        assertTrue(bench.err().contains("is finished"), bench::err);
    }

    @Test
    void everyPretrainingOptionReachesThePlan() {
        bench.workbench.script.add(new StateChanged(RunState.FINISHED, ""));
        String line = "pretrain --data a.jsonl b.jsonl --eval c.jsonl --tokenizer t.json --vocabulary 300 --layers 2 "
                + "--width 64 --heads 8 --kv-heads 2 --feed-forward 96 --steps 5 --out run";
        assertEquals(ExitCode.DONE, bench.run(line.split(" ")), bench::err);
        PretrainPlan begun = bench.workbench.pretrained;
        assertEquals(
                List.of(Path.of("a.jsonl").toAbsolutePath(), Path.of("b.jsonl").toAbsolutePath()), begun.files());
        assertEquals(List.of(Path.of("c.jsonl").toAbsolutePath()), begun.heldOut());
        assertEquals(Optional.of(Path.of("t.json").toAbsolutePath()), begun.tokenizer());
        assertEquals(
                List.of(300, 2, 64, 8, 2, 96),
                List.of(
                        begun.vocabulary(),
                        begun.blocks(),
                        begun.width(),
                        begun.heads(),
                        begun.keyValueHeads(),
                        begun.feedForward()));
        assertEquals(5, begun.steps());
    }

    @Test
    void headsThatDoNotDivideTheWidthAreRefused() {
        assertEquals(
                ExitCode.BAD_INPUT,
                bench.run("pretrain", "--data", "a", "--out", "r", "--width", "100", "--heads", "3"));
        assertTrue(bench.err().contains("--heads must divide the width 100"), bench::err);
    }

    @Test
    void theSampleIsWritten() {
        Path out = folder.resolve("made");
        assertEquals(ExitCode.DONE, bench.run("sample", "--out", out.toString()), bench::err);
        assertTrue(Files.isRegularFile(out.resolve("new/atlas.txt")));
        assertTrue(bench.out().contains("new/atlas.txt"), bench::out);
    }

    @Test
    void theSampleIsCheckedAgainstItsSeed() throws IOException {
        String out = folder.resolve("made").toString();
        bench.run("sample", "--out", out);
        assertEquals(ExitCode.DONE, bench.run("sample", "--verify", "--out", out), bench::out);
        assertTrue(bench.out().contains("every fact holds"), bench::out);
        Files.delete(folder.resolve("made/items/elements.jsonl"));
        assertEquals(ExitCode.FAILED, bench.run("sample", "--verify", "--out", out), bench::out);
        assertTrue(bench.out().contains("elements.jsonl is missing or differs"), bench::out);
    }

    @Test
    void everyFileOfTheDemosPlanButTheModelIsWrittenByTheSampleWorld() {
        bench.run("sample", "--out", folder.resolve("samples").toString());
        SampleFolder sample = SampleFolder.find(List.of(folder.resolve("elsewhere"), folder));
        assertTrue(RunManifest.dataFiles(sample.plan()).stream().allMatch(Files::isRegularFile));
    }

    @Test
    void aMissingSampleIsSaidWithThePlacesLookedAt() {
        String message = assertThrows(InputException.class, () -> SampleFolder.find(List.of(folder)))
                .getMessage();
        assertTrue(message.contains(folder.resolve("samples").toString()), message);
    }
}
