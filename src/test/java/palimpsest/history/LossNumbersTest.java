package palimpsest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.measure.AreaLoss;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.train.TrainingEvent.WorkSized;

class LossNumbersTest {
    private static final double LN2 = Math.log(2);
    private static final int STEPS = 5000;

    /// Two seconds a step of 64 tokens, half of them new; a pause of 10 seconds after the first step.
    private static LossNumbers numbers(String name) {
        List<StepDone> steps = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            steps.add(new StepDone(step, step * 64L, 3, 1, 1e-3, 2, 0.5));
        }
        List<AreaLoss> areas = List.of(
                new AreaLoss(AreaLoss.NEW, 4 * LN2, 2, 10),
                new AreaLoss("capitals", LN2, 1, 10),
                new AreaLoss("a, b", 3 * LN2, 3, 10),
                new AreaLoss(AreaLoss.OLD, 2 * LN2, 1, 20));
        Plan plan = Plan.of(Path.of("model")).withSteps(STEPS).withBatch(2).withContext(32);
        return new LossNumbers(
                name,
                plan,
                steps,
                List.of(new Measured(0, areas), new Measured(2, areas)),
                List.of(new Interruption(1, 10)),
                new WorkSized(128, 1e6));
    }

    private static List<String> lines(LossNumbers.Plot plot) {
        return Arrays.asList(
                LossNumbers.csv(List.of(numbers("replay 50 %")), plot).split("\r\n"));
    }

    @Test
    void everyRecordedPointIsALineInEveryUnit() {
        List<String> lines = lines(LossNumbers.Plot.NEW_TEXT);
        assertEquals(
                "run,text,measured,step,tokens,epochs,seconds,flops,nats_per_token,bits_per_byte,perplexity",
                lines.getFirst());
        assertEquals(1 + STEPS + 2, lines.size());
        // a token of either text is two bytes long, so 3 nats a token are 3 / (2 ln 2) bits a byte
        double bits = 3 / (2 * LN2);
        String[] second = lines.get(2).split(",");
        assertEquals(
                List.of("replay 50 %", "mix", "training", "2", "128", "0.5", "14", "2000000", "3"),
                List.of(second).subList(0, 9));
        assertEquals(bits, Double.parseDouble(second[9]), 1e-12);
        assertEquals(Math.exp(3), Double.parseDouble(second[10]), 1e-12);
        assertEquals("replay 50 %,new,held out,0,0,0,0,0," + 4 * LN2 + ",2," + Math.exp(4 * LN2), lines.get(1 + STEPS));
    }

    @Test
    void theOldTextHasItsAreasAllOfThemAndTheirMean() {
        List<String> lines = lines(LossNumbers.Plot.OLD_TEXT);
        assertEquals(1 + 2 * 4, lines.size());
        assertTrue(lines.get(2).startsWith("replay 50 %,\"a, b\",held out,0,"), lines.get(2));
        assertTrue(lines.get(3).startsWith("replay 50 %,old,held out,0,"), lines.get(3));
        assertEquals("2", lines.get(4).split(",")[9], "mean of 1 and 3 bits per byte");
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        LossNumbers known = numbers("a");
        LossNumbers unknown =
                new LossNumbers("a", known.plan(), known.steps(), List.of(), List.of(), new WorkSized(0, 0));
        String line = LossNumbers.csv(List.of(unknown), LossNumbers.Plot.BOTH).split("\r\n")[1];
        assertTrue(line.startsWith("a,mix,training,1,64,,2,,3,,20.08"), line);
    }
}
