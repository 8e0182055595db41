package palimpsest.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import palimpsest.history.Interruption;
import palimpsest.measure.AreaLoss;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

class LossHistoryTest {
    private static final double LN2 = Math.log(2);
    private static final Plan PLAN = Plan.of(Path.of("model")).withSteps(100);

    @Test
    void theMeanOverAreasIsTheMacroAverage() {
        LossHistory losses = history(LossUnit.NATS);
        losses.add(
                List.of(measured(0, loss("new", 3, 2), loss("a", 1, 2), loss("b", 3, 4), loss("old", 2.5, 3))),
                List.of(),
                List.of());
        assertEquals(2, losses.mean().y(0));
        assertEquals(2, losses.areas().size());
        assertEquals(3, losses.heldOut().y(0));
    }

    @Test
    void perplexityOfTheMeanIsTheExponentialOfTheMeanLoss() {
        LossHistory losses = history(LossUnit.PERPLEXITY);
        losses.add(List.of(measured(0, loss("new", 3, 2), loss("a", 1, 2), loss("b", 3, 4))), List.of(), List.of());
        assertEquals(Math.exp(2), losses.mean().y(0), 1e-12);
    }

    @Test
    void aSingleAreaIsNoLineOfItsOwn() {
        LossHistory losses = history(LossUnit.NATS);
        losses.add(List.of(measured(0, loss("new", 3, 2), loss("a", 1, 2), loss("old", 1, 2))), List.of(), List.of());
        assertTrue(losses.areas().isEmpty());
        assertEquals(1, losses.mean().y(0));
    }

    @Test
    void trainingLossInBitsPerByteWeighsTheBytesOfBothTexts() {
        LossHistory losses = history(LossUnit.BITS_PER_BYTE);
        losses.add(List.of(measured(0, loss("new", 3, 2), loss("a", 3, 4), loss("old", 3, 4))), List.of(), List.of());
        losses.add(List.of(), List.of(step(1, 2.0, 0.25)), List.of());
        assertEquals(2.0 / LN2 / (0.75 * 2 + 0.25 * 4), losses.raw().y(0), 1e-12);
    }

    @Test
    void anotherUnitDrawsEveryPointAgain() {
        LossHistory losses = history(LossUnit.NATS);
        losses.add(List.of(measured(0, loss("new", 3, 2))), List.of(), List.of());
        losses.add(List.of(), List.of(step(1, 2.0, 0), step(2, 1.0, 0)), List.of());
        losses.show(LossHistory.Look.of(LossUnit.PERPLEXITY));
        assertEquals(2, losses.raw().size());
        assertEquals(Math.exp(1), losses.raw().y(1), 1e-12);
        assertEquals(1, losses.heldOut().size());
    }

    @Test
    void everyAxisCountsTheSameSteps() {
        LossHistory losses = history(LossUnit.NATS);
        losses.size(new TrainingEvent.WorkSized(400, 3e9));
        losses.add(List.of(), List.of(step(1, 2, 0.5), step(2, 2, 0.5)), List.of(new Interruption(1, 9)));
        double tokens = 2.0 * PLAN.tokensPerStep();
        Map<XUnit, Double> places = Map.of(
                XUnit.STEPS,
                2.0,
                XUnit.TOKENS,
                tokens,
                XUnit.EPOCHS,
                2 * 8 * 0.5 / 400,
                XUnit.TIME,
                0.1 + 9 + 0.1,
                XUnit.FLOPS,
                2 * 3e9);
        for (XUnit unit : XUnit.values()) {
            losses.show(new LossHistory.Look(LossUnit.NATS, unit, Smoothing.NONE));
            assertEquals(places.get(unit), losses.raw().x(1), 1e-9, unit.label());
        }
    }

    @Test
    void whatWasNotRecordedIsNotDrawn() {
        LossHistory losses = history(LossUnit.NATS);
        losses.show(new LossHistory.Look(LossUnit.NATS, XUnit.FLOPS, Smoothing.NONE));
        losses.add(List.of(measured(0, loss("new", 3, 2))), List.of(step(1, 2, 0)), List.of());
        assertEquals(0, losses.raw().size());
        losses.size(new TrainingEvent.WorkSized(400, 3e9));
        assertEquals(3e9, losses.raw().x(0));
        assertEquals(1, losses.heldOut().size());
    }

    @Test
    void strongerSmoothingIsCalmer() {
        List<Double> calm = new ArrayList<>();
        for (Smoothing smoothing : Smoothing.values()) {
            LossHistory losses = history(LossUnit.NATS);
            losses.show(new LossHistory.Look(LossUnit.NATS, XUnit.STEPS, smoothing));
            losses.add(List.of(), List.of(step(1, 1, 0), step(2, 1, 0), step(3, 9, 0)), List.of());
            calm.add(losses.raw().smoothed(2));
        }
        assertEquals(9, calm.getFirst());
        for (int i = 1; i < calm.size(); i++) {
            assertTrue(calm.get(i) < calm.get(i - 1), "smoothing " + i);
        }
    }

    private static LossHistory history(LossUnit unit) {
        return new LossHistory(LossHistory.Look.of(unit), PLAN);
    }

    private static TrainingEvent.Measured measured(long step, AreaLoss... areas) {
        return new TrainingEvent.Measured(step, List.of(areas));
    }

    private static AreaLoss loss(String area, double nats, double bytesPerToken) {
        return new AreaLoss(area, nats, nats / LN2 / bytesPerToken, 100);
    }

    private static TrainingEvent.StepDone step(long step, double loss, double replay) {
        return new TrainingEvent.StepDone(step, step * 8, loss, 1, 1e-3, 0.1, replay);
    }
}
