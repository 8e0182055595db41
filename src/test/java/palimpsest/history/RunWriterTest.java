package palimpsest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;

class RunWriterTest {
    @TempDir
    private Path temporary;

    private RunFolder folder() {
        return new RunFolder(temporary.resolve("run"));
    }

    private RunWriter create() {
        return RunWriter.create(folder(), RunExamples.manifest(), () -> RunExamples.NOW);
    }

    private RunWriter resume() {
        return RunWriter.resume(folder(), () -> RunExamples.NOW);
    }

    private void writeRun() {
        try (RunWriter writer = create()) {
            RunExamples.events().forEach(writer::on);
        }
    }

    @Test
    void whateverByteTheFileEndsAtNoEarlierLineIsLost() throws IOException {
        writeRun();
        byte[] whole = Files.readAllBytes(folder().metrics());
        int from = whole.length - 700;
        for (int length = from; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(folder().metrics(), cut);
            long lines = lines(cut);
            try (RunWriter writer = resume()) {
                writer.on(RunExamples.step(4));
            }
            byte[] after = Files.readAllBytes(folder().metrics());
            assertEquals(lines + 1, lines(after), "cut at " + length);
            assertEquals('\n', after[after.length - 1]);
            int kept = lastLineEnd(cut);
            assertEquals(-1, Arrays.mismatch(Arrays.copyOf(cut, kept), Arrays.copyOf(after, kept)));
            RecordedRun run = RunReader.read(folder().root());
            assertEquals(4, run.lastStep());
            assertEquals(List.of(), run.notes());
        }
    }

    @Test
    void anIncompleteLastLineIsNotReadYet() throws IOException {
        writeRun();
        byte[] whole = Files.readAllBytes(folder().metrics());
        Recorded recorded = Recorded.of(Arrays.copyOf(whole, whole.length - 1));
        assertEquals(RunState.RUNNING, recorded.lastState().orElseThrow().state());
        assertEquals(0, recorded.damagedLines());
    }

    @Test
    void stepsThatAResumedRunRepeatsAreNotWrittenAgain() throws IOException {
        writeRun();
        long lines = Files.readAllLines(folder().metrics()).size();
        try (RunWriter writer = resume()) {
            RunExamples.events().stream()
                    .filter(event -> !(event instanceof StateChanged))
                    .forEach(writer::on);
            assertEquals(lines, Files.readAllLines(folder().metrics()).size());
            writer.on(RunExamples.step(4));
        }
        assertEquals(lines + 1, Files.readAllLines(folder().metrics()).size());
        assertFalse(Files.readString(folder().log()).contains("Warning"));
    }

    @Test
    void aRepeatedStepMayTakeAnotherTimeButNotAnotherLoss() throws IOException {
        writeRun();
        StepDone step = RunExamples.step(3);
        try (RunWriter writer = resume()) {
            writer.on(with(step, step.loss(), 99));
            assertFalse(Files.readString(folder().log()).contains("Warning"));
            writer.on(with(step, 7, step.seconds()));
        }
        String log = Files.readString(folder().log());
        assertTrue(log.contains("Warning: step 3") && log.contains("loss 7.0, recorded 1.0"), log);
        assertEquals(1.0, RunReader.read(folder().root()).steps().getLast().loss());
    }

    @Test
    void whatAnEventTellsIsInItsFileAtOnce() {
        try (RunWriter writer = create()) {
            for (TrainingEvent event : RunExamples.events()) {
                writer.on(event);
                if (event instanceof StepDone step) {
                    assertEquals(step.step(), RunReader.read(folder().root()).lastStep());
                }
            }
        }
    }

    @Test
    void aRunUnderWayIsToldFromAKilledOne() throws IOException {
        try (RunWriter writer = create()) {
            writer.on(new StateChanged(RunState.RUNNING, ""));
            writer.on(RunExamples.step(1));
            assertEquals(RunState.RUNNING, RunReader.read(folder().root()).state());
            assertTrue(RunReader.read(folder().root()).underWay());
        }
        assertEquals(RunState.STOPPED, RunReader.read(folder().root()).state());
        Files.writeString(folder().running(), "{\"pid\":1,\"process_started\":\"1999-01-01T00:00:00Z\"}");
        assertEquals(RunState.STOPPED, RunReader.read(folder().root()).state());
        Files.writeString(folder().running(), "{\"pid\":");
        assertEquals(RunState.STOPPED, RunReader.read(folder().root()).state());
        try (RunWriter writer = resume()) {
            assertEquals(RunExamples.plan(), writer.manifest().plan());
        }
    }

    @Test
    void aSecondWriterIsRefusedWhileTheFirstWrites() {
        try (RunWriter first = create()) {
            String message = assertThrows(InputException.class, this::resume).getMessage();
            assertTrue(message.contains("is being written"), message);
            first.on(RunExamples.step(1));
        }
    }

    @Test
    void aFolderWithARunOrWithOtherThingsIsLeftAlone() throws IOException {
        writeRun();
        assertTrue(assertThrows(InputException.class, this::create).getMessage().contains("holds a run already"));
        RunFolder other = new RunFolder(temporary.resolve("other"));
        Files.createDirectories(other.root());
        Files.writeString(other.root().resolve("letter.txt"), "dear");
        String message = assertThrows(InputException.class, () -> RunWriter.create(other, RunExamples.manifest()))
                .getMessage();
        assertTrue(message.contains("letter.txt"), message);
        assertEquals(List.of("letter.txt"), other.foreign());
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidInWords() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        RunFolder below = new RunFolder(file.resolve("run"));
        String message = assertThrows(InputException.class, () -> RunWriter.create(below, RunExamples.manifest()))
                .getMessage();
        assertTrue(message.contains("cannot be written"), message);
    }

    @Test
    void resumingWhereThereIsNoRunIsSaidInWords() {
        String message = assertThrows(InputException.class, this::resume).getMessage();
        assertTrue(message.contains("holds no run"), message);
    }

    @Test
    void aFullDiskTakesNothingThatWasThere() throws IOException {
        Path file = temporary.resolve("lines.txt");
        LineFile.Output fullAfterHalf = (channel, bytes) -> {
            if (bytes.get(0) == 'b') {
                channel.write(ByteBuffer.wrap(new byte[] {'b', 'b'}));
                throw new IOException("No space left on device");
            }
            channel.write(bytes);
        };
        try (LineFile lines = LineFile.open(file, fullAfterHalf)) {
            lines.append("aaaa");
            String message = assertThrows(InputException.class, () -> lines.append("bbbb"))
                    .getMessage();
            assertTrue(message.contains("the disk is full"), message);
            assertEquals("aaaa\n", Files.readString(file));
            lines.append("cc");
        }
        assertEquals("aaaa\ncc\n", Files.readString(file));
    }

    @Test
    void aLineLongerThanABlockIsFoundFromItsEnd() throws IOException {
        Path file = temporary.resolve("lines.txt");
        String line = "x".repeat(20_000);
        Files.writeString(file, line + "\n" + line);
        LineFile.open(file).close();
        assertEquals(20_001, Files.size(file));
        Files.writeString(file, line);
        LineFile.open(file).close();
        assertEquals(0, Files.size(file));
    }

    @Test
    void otherPassagesThanBeforeStopTheResume() {
        writeRun();
        try (RunWriter writer = resume()) {
            TrainingEvent other = new TrainingEvent.PassagesChosen(List.of(RunExamples.PASSAGES.getLast()));
            String message =
                    assertThrows(InputException.class, () -> writer.on(other)).getMessage();
            assertTrue(message.contains("probe passages are not those"), message);
        }
    }

    private static StepDone with(StepDone step, double loss, double seconds) {
        return new StepDone(
                step.step(),
                step.tokens(),
                loss,
                step.gradientNorm(),
                step.learningRate(),
                seconds,
                step.replayShare(),
                step.penalties());
    }

    private static long lines(byte[] bytes) {
        long lines = 0;
        for (byte one : bytes) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
