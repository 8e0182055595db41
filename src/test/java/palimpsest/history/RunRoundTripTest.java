package palimpsest.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.data.FileHash;
import palimpsest.measure.Knowledge;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.tensor.InputException;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.StepDone;

class RunRoundTripTest {
    @TempDir
    private Path temporary;

    private RunFolder folder() {
        return new RunFolder(temporary.resolve("run"));
    }

    private void writeRun() {
        try (RunWriter writer = RunWriter.create(folder(), RunExamples.manifest(), () -> RunExamples.NOW)) {
            RunExamples.events().forEach(writer::on);
        }
    }

    @Test
    void everythingIsReadBackAsItWasSaid() {
        writeRun();
        RecordedRun run = RunReader.read(folder().root());
        assertEquals(RunExamples.manifest(), run.manifest());
        assertEquals(of(StepDone.class), run.steps());
        assertEquals(of(Measured.class), run.measured());
        assertEquals(4, run.events().size());
        assertTrue(
                RunExamples.events().containsAll(run.events()),
                () -> run.events().toString());
        assertEquals(RunState.STOPPED, run.state());
        assertEquals("Stopped after step 3 of 200.", run.reason());
        assertEquals(3, run.lastStep());
        assertEquals(List.of(), run.notes());
        assertFalse(run.underWay());
    }

    @Test
    void passagesAndSnapshotsAreReadBackBitForBit() {
        writeRun();
        RecordedRun run = RunReader.read(folder().root());
        assertTrue(PassagesJson.same(
                new TrainingEvent.PassagesChosen(RunExamples.PASSAGES, RunExamples.QUESTIONS),
                new TrainingEvent.PassagesChosen(run.passages(), run.questions())));
        Passage first = run.passages().getFirst();
        assertEquals("\uD83D\uDE00", first.token(1));
        assertEquals(List.of(0L, 2L), run.snapshotSteps());
        for (long step : run.snapshotSteps()) {
            assertSame(RunExamples.snapshot(step), run.snapshot(step));
        }
        assertEquals(2, run.latestSnapshot().orElseThrow().step());
    }

    @Test
    void theSnapshotIsAStructuredNumpyArray() throws IOException {
        writeRun();
        byte[] bytes = Files.readAllBytes(folder().snapshot(2));
        String header = new String(bytes, 10, 182, java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(0x93, bytes[0] & 0xff);
        assertEquals(182, bytes[8] & 0xff);
        assertTrue(header.contains("('rank', '<i4')") && header.contains("'shape': (4,)"), header);
        assertTrue(header.endsWith("\n"), header);
        assertEquals(192 + 4 * 16, bytes.length);
    }

    @Test
    void theMetricsHaveTheNamesThatOtherToolsRead() throws IOException {
        writeRun();
        List<String> lines = Files.readAllLines(folder().metrics());
        assertEquals(
                "{\"kind\":\"step\",\"step\":1,\"tokens\":2048,\"loss\":3.0,\"grad_norm\":1.1,\"lr\":5.0E-4,"
                        + "\"seconds\":0.25,\"replay_share\":0.1}",
                lines.stream()
                        .filter(line -> line.contains("\"step\","))
                        .findFirst()
                        .orElseThrow());
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("\"replay_share\":0.1,\"kl\":1.0,\"l2sp\":1.0E-300}")),
                lines::toString);
        assertTrue(
                lines.contains("{\"kind\":\"best\",\"step\":2,\"nats_per_token\":" + 1.0 / 3 + "}"), lines::toString);
        assertEquals(
                "{\"kind\":\"measure\",\"step\":0,\"area\":\"new\",\"nats_per_token\":4.9006123456789,"
                        + "\"bits_per_byte\":3.1,\"tokens\":16384}",
                lines.get(1));
    }

    @Test
    void lossesThatAreNoNumbersAreReadBack() {
        StepDone odd = new StepDone(1, 1, Double.NaN, Double.POSITIVE_INFINITY, 0, 0, 0);
        try (RunWriter writer = RunWriter.create(folder(), RunExamples.manifest())) {
            writer.on(odd);
        }
        assertEquals(List.of(odd), RunReader.read(folder().root()).steps());
    }

    @Test
    void aReplayTellsAListenerWhatWasSaid() {
        writeRun();
        List<TrainingEvent> told = new ArrayList<>();
        RunReader.read(folder().root()).replayTo(told::add);
        assertTrue(told.containsAll(of(StepDone.class)));
        assertTrue(told.containsAll(of(Measured.class)));
        assertEquals(RunExamples.events().getLast(), told.getLast());
    }

    @Test
    void theLedgerIsReadOffTheSnapshots() {
        writeRun();
        Knowledge knowledge = RunReader.read(folder().root()).knowledge();
        assertEquals(List.of(0L, 2L), knowledge.steps());
        Knowledge.Area capitals = knowledge.area("capitals").orElseThrow();
        assertEquals(1, capitals.knownNow());
        assertEquals(0.2, capitals.items().getFirst().delta(), 1e-6);
        assertEquals(0, knowledge.area("sums").orElseThrow().knownBefore());
    }

    @Test
    void answersTakeTwelveBytesEach() throws IOException {
        writeRun();
        assertEquals(128 + 2 * 12, Files.size(folder().answers(2)));
    }

    @Test
    void aDamagedSnapshotIsRefusedInWords() throws IOException {
        writeRun();
        Files.write(folder().snapshot(2), new byte[100]);
        RecordedRun run = RunReader.read(folder().root());
        String message =
                assertThrows(InputException.class, () -> run.snapshot(2)).getMessage();
        assertTrue(message.contains("step-000002.npy") && message.contains("100 bytes found"), message);
    }

    @Test
    void aFileThatChangedSinceTheRunBeganIsNamed() throws IOException {
        Path file = Files.writeString(temporary.resolve("text.txt"), "before");
        RunManifest manifest = new RunManifest(
                RunExamples.plan(),
                List.of(FileHash.of(file)),
                RunExamples.manifest().versions(),
                RunExamples.NOW);
        assertEquals(List.of(), manifest.changedFiles());
        Files.writeString(file, "after!");
        assertTrue(manifest.changedFiles().getFirst().contains("has changed"));
        Files.delete(file);
        assertTrue(manifest.changedFiles().getFirst().contains("is gone"));
    }

    private static <T> List<T> of(Class<T> kind) {
        return RunExamples.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static void assertSame(ProbeSnapshot expected, ProbeSnapshot found) {
        assertEquals(expected.step(), found.step());
        for (int i = 0; i < expected.passages().size(); i++) {
            assertArrayEquals(
                    expected.passages().get(i).log2p(), found.passages().get(i).log2p());
            assertArrayEquals(
                    expected.passages().get(i).rank(), found.passages().get(i).rank());
            assertArrayEquals(
                    expected.passages().get(i).entropy(),
                    found.passages().get(i).entropy());
            assertArrayEquals(
                    expected.passages().get(i).kl(), found.passages().get(i).kl());
        }
        assertArrayEquals(expected.answers().bits(), found.answers().bits());
        assertArrayEquals(expected.answers().log2p(), found.answers().log2p());
        assertArrayEquals(expected.answers().rank(), found.answers().rank());
    }
}
