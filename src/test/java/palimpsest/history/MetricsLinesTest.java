package palimpsest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.train.Penalties;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;

class MetricsLinesTest {
    @TempDir
    private Path folder;

    private static StepDone read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return StepLine.read(bytes, 0, bytes.length);
    }

    @Test
    void theFastReadingGivesTheSameStepToTheLastBit() {
        Random random = new Random(5);
        for (int i = 1; i <= 20_000; i++) {
            double spread = Math.pow(10, random.nextInt(24) - 12);
            StepDone step = new StepDone(
                    i,
                    i * 2048L,
                    random.nextFloat() * spread,
                    random.nextDouble() * spread,
                    5e-4 * random.nextDouble(),
                    random.nextDouble(),
                    i % 3 == 0 ? 0 : random.nextDouble());
            assertEquals(step, read(MetricsJson.step(step).toString()));
        }
    }

    @Test
    void whatIsWrittenInAnotherWayIsLeftToTheJsonReader() {
        StepDone step = new StepDone(3, 24, 2.5, 1, 1e-3, 0.1, 0.25);
        String line = MetricsJson.step(step).toString();
        assertEquals(step, read(line));
        assertNull(read(line.replace("2.5", "\"NaN\"")));
        assertNull(read(line.replace(",\"loss\"", ", \"loss\"")));
        assertNull(read(line.substring(0, line.length() - 1)));
        StepDone held = new StepDone(
                3,
                24,
                2.5,
                1,
                1e-3,
                0.1,
                0.25,
                new Penalties(OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalDouble.empty()));
        assertNull(read(MetricsJson.step(held).toString()));
        assertEquals(held, MetricsJson.event(MetricsJson.step(held).toString()).orElseThrow());
    }

    @Test
    void linesThatLieAcrossBlocksAreReadWhole() throws IOException {
        StringBuilder text = new StringBuilder();
        int steps = 9_000;
        for (int i = 1; i <= steps; i++) {
            text.append(MetricsJson.step(new StepDone(i, i, 1.0 / i, 1, 1e-3, 0.1, 0)))
                    .append('\n');
            if (i == 4_000) {
                text.append("{\"kind\":\"checkpoint\",\"step\":4000,\"note\":\"")
                        .append("x".repeat(3 << 20))
                        .append("\"}\n");
            }
        }
        Path file = folder.resolve("metrics.jsonl");
        Files.writeString(file, text + "{\"kind\":\"step\",\"st");
        List<TrainingEvent> events = new ArrayList<>();
        MetricsLines.read(file, events::add);
        assertEquals(steps + 1, events.size());
        assertEquals(new TrainingEvent.Checkpointed(4000), events.get(4_000));
        assertEquals(steps, ((StepDone) events.getLast()).step());
    }

    @Test
    void aPauseIsFoundWithItsLengthAndAResumeWithout() {
        StringBuilder text = new StringBuilder();
        for (Object[] line : new Object[][] {
            {RunState.RUNNING, 0L, 0L},
            {RunState.PAUSED, 10L, 100L},
            {RunState.RUNNING, 10L, 131L},
            {RunState.STOPPED, 25L, 200L},
            {RunState.PREPARING, 25L, 9_000L},
            {RunState.RUNNING, 25L, 9_010L},
            {RunState.PAUSED, 30L, 9_100L}
        }) {
            text.append(MetricsJson.state(
                            new StateChanged((RunState) line[0], ""),
                            (long) line[1],
                            Instant.ofEpochSecond((long) line[2]).toString()))
                    .append('\n');
        }
        Recorded recorded = Recorded.of(text.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(new Interruption(10, 31), new Interruption(25, 0)), recorded.interruptions());
    }
}
