package palimpsest.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.measure.AreaLoss;
import palimpsest.train.TrainingEvent;

class LossHistoryTest {
    private static final double LN2 = Math.log(2);

    @Test
    void theMeanOverAreasIsTheMacroAverage() {
        LossHistory losses = new LossHistory(LossUnit.NATS, 100);
        losses.addMeasured(
                List.of(measured(0, loss("new", 3, 2), loss("a", 1, 2), loss("b", 3, 4), loss("old", 2.5, 3))));
        assertEquals(2, losses.mean().y(0));
        assertEquals(2, losses.areas().size());
        assertEquals(3, losses.heldOut().y(0));
    }

    @Test
    void perplexityOfTheMeanIsTheExponentialOfTheMeanLoss() {
        LossHistory losses = new LossHistory(LossUnit.PERPLEXITY, 100);
        losses.addMeasured(List.of(measured(0, loss("new", 3, 2), loss("a", 1, 2), loss("b", 3, 4))));
        assertEquals(Math.exp(2), losses.mean().y(0), 1e-12);
    }

    @Test
    void aSingleAreaIsNoLineOfItsOwn() {
        LossHistory losses = new LossHistory(LossUnit.NATS, 100);
        losses.addMeasured(List.of(measured(0, loss("new", 3, 2), loss("a", 1, 2), loss("old", 1, 2))));
        assertTrue(losses.areas().isEmpty());
        assertEquals(1, losses.mean().y(0));
    }

    @Test
    void trainingLossInBitsPerByteWeighsTheBytesOfBothTexts() {
        LossHistory losses = new LossHistory(LossUnit.BITS_PER_BYTE, 100);
        losses.addMeasured(List.of(measured(0, loss("new", 3, 2), loss("a", 3, 4), loss("old", 3, 4))));
        losses.addSteps(List.of(step(1, 2.0, 0.25)));
        assertEquals(2.0 / LN2 / (0.75 * 2 + 0.25 * 4), losses.raw().y(0), 1e-12);
    }

    @Test
    void anotherUnitDrawsEveryPointAgain() {
        LossHistory losses = new LossHistory(LossUnit.NATS, 100);
        losses.addMeasured(List.of(measured(0, loss("new", 3, 2))));
        losses.addSteps(List.of(step(1, 2.0, 0), step(2, 1.0, 0)));
        losses.show(LossUnit.PERPLEXITY);
        assertEquals(2, losses.raw().size());
        assertEquals(Math.exp(1), losses.raw().y(1), 1e-12);
        assertEquals(1, losses.heldOut().size());
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
