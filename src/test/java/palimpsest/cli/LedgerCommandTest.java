package palimpsest.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

/// A run that knew two capitals and forgot one, as its ledger tells it.
class LedgerCommandTest {
    private final CliBench bench = new CliBench();

    @TempDir
    private Path folder;

    @BeforeEach
    void record() {
        RunManifest manifest = new RunManifest(plan(), List.of(), Map.of(), Instant.EPOCH);
        try (RunWriter writer = RunWriter.create(new RunFolder(run()), manifest)) {
            writer.on(new TrainingEvent.PassagesChosen(
                    List.of(),
                    List.of(question("The capital of France, is", " Paris"), question("Peru's is", " Lima"))));
            writer.on(new TrainingEvent.ProbesScored(snapshot(0, -0.5f, 1)));
            writer.on(new TrainingEvent.ProbesScored(snapshot(20, -6.5f, 4)));
        }
    }

    @Test
    void anAreaIsALine() {
        assertEquals(ExitCode.DONE, bench.run("ledger", run().toString(), "--csv", "-"), bench::err);
        List<String> lines = bench.out().lines().toList();
        assertTrue(lines.getFirst().startsWith("area,questions,known before,known now,forgotten"), lines.getFirst());
        assertTrue(lines.get(1).startsWith("capitals,2,2,1,1,0,0,"), lines.get(1));
        assertTrue(lines.get(1).endsWith(",20"), lines.get(1));
    }

    @Test
    void theTableGoesIntoAFile() throws IOException {
        Path file = folder.resolve("ledger.csv");
        assertEquals(ExitCode.DONE, bench.run("ledger", run().toString(), "--csv", file.toString()), bench::err);
        assertEquals("", bench.out());
        assertEquals(2, Files.readAllLines(file).size());
        assertEquals(
                ExitCode.BAD_INPUT,
                bench.run(
                        "ledger",
                        run().toString(),
                        "--csv",
                        file.resolve("ledger.csv").toString()));
        assertTrue(bench.err().contains("ledger.csv could not be written"), bench::err);
    }

    @Test
    void theTableIsWhatTheExportOfTheLedgerSaysOfTheRun() throws IOException {
        Path alone = folder.resolve("alone.csv");
        Path exported = folder.resolve("exported.csv");
        assertEquals(ExitCode.DONE, bench.run("ledger", run().toString(), "--csv", alone.toString()), bench::err);
        assertEquals(ExitCode.DONE, bench.run("export", run().toString(), "--ledger", exported.toString()), bench::err);
        List<String> lines = Files.readAllLines(alone);
        assertEquals(List.of("run," + lines.get(0), "no replay," + lines.get(1)), Files.readAllLines(exported));
    }

    @Test
    void theQuestionsOfAnAreaComeMostDegradedFirst() {
        assertEquals(
                ExitCode.DONE, bench.run("ledger", run().toString(), "--items", "capitals", "--csv", "-"), bench::err);
        List<String> lines = bench.out().lines().toList();
        assertEquals("\"The capital of France, is\",Paris,yes,no,-0.50,-6.50,forgotten", lines.get(1));
        assertEquals("Peru's is,Lima,yes,yes,-0.25,-0.25,kept", lines.get(2));
    }

    @Test
    void whatTheModelOfTheCheckpointAnswersStandsBesideEachQuestion() throws IOException {
        Files.createDirectories(new RunFolder(run()).checkpoint(20));
        assertEquals(
                ExitCode.DONE, bench.run("ledger", run().toString(), "--items", "capitals", "--csv", "-"), bench::err);
        List<String> lines = bench.out().lines().toList();
        assertTrue(lines.getFirst().endsWith(",became,answers at step 20"), lines.getFirst());
        assertTrue(lines.get(1).endsWith(",forgotten,no Paris"), lines.get(1));
        assertTrue(bench.workbench.closed);
    }

    @Test
    void theJsonHasTheCourseOfEveryQuestion() {
        assertEquals(ExitCode.DONE, bench.run("ledger", run().toString(), "--json"), bench::err);
        JsonObject json = JsonParser.parseString(bench.out()).getAsJsonObject();
        JsonObject area = json.getAsJsonArray("areas").get(0).getAsJsonObject();
        assertEquals(20, area.get("half_lost_at").getAsLong());
        assertEquals(
                "[-0.5,-6.5]",
                area.getAsJsonArray("items")
                        .get(0)
                        .getAsJsonObject()
                        .get("log2p")
                        .toString());
    }

    @Test
    void anAreaThatIsNotThereIsNamedWithThoseThatAre() {
        assertEquals(ExitCode.BAD_INPUT, bench.run("ledger", run().toString(), "--items", "elements"));
        assertTrue(bench.err().contains("There is no area elements; there are capitals."), bench::err);
    }

    private Path run() {
        return folder.resolve("run");
    }

    private static Question question(String prompt, String answer) {
        return new Question("capitals", prompt, answer, new int[] {1, 2}, 1, answer.length());
    }

    private static ProbeSnapshot snapshot(long step, float france, int rank) {
        AnswerScores answers =
                new AnswerScores(new float[] {-france, 0.25f}, new float[] {france, -0.25f}, new int[] {rank, 1});
        return new ProbeSnapshot(step, List.of(), answers);
    }

    private static Plan plan() {
        return Plan.of(Path.of("model"))
                .withNewFiles(List.of(Path.of("new.txt")))
                .withSteps(20)
                .withBatch(1)
                .withContext(8)
                .withDevice(DeviceChoice.CPU);
    }
}
