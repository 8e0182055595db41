package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.measure.AreaLoss;
import palimpsest.train.Stopping.Best;

class BestStepTest {
    @Test
    void theLowestLossIsTheBestAndThePatienceCountsFromIt() {
        BestStep best = new BestStep(new Stopping(0, 2, Best.NEW, 0.5), Optional.empty());
        assertTrue(best.measured(10, losses(3, 9)));
        assertFalse(best.measured(20, losses(3, 1)));
        assertFalse(best.exhausted());
        assertTrue(best.measured(30, losses(2, 9)));
        assertFalse(best.measured(40, losses(2.5, 9)));
        assertFalse(best.exhausted());
        assertFalse(best.measured(50, losses(2, 9)));
        assertTrue(best.exhausted());
        assertEquals(Optional.of(new BestStep.State(30, 2, 2)), best.state());
    }

    @Test
    void theWeightedLossIsOfBothTexts() {
        BestStep best = new BestStep(new Stopping(0, 0, Best.WEIGHTED, 0.25), Optional.empty());
        best.measured(10, losses(2, 6));
        assertEquals(3, best.state().orElseThrow().loss(), 1e-12);
        assertFalse(best.measured(20, losses(1, 10)));
        assertTrue(best.measured(30, losses(2.5, 2)));
    }

    @Test
    void aRunThatGoesOnKeepsCounting() {
        BestStep best = new BestStep(new Stopping(0, 3, Best.OLD, 0.5), Optional.of(new BestStep.State(30, 1, 2)));
        assertFalse(best.measured(40, losses(0, 1.5)));
        assertTrue(best.exhausted());
        assertEquals(30, best.state().orElseThrow().step());
    }

    @Test
    void aLossThatIsNoNumberIsNeverTheBest() {
        BestStep best = new BestStep(new Stopping(0, 1, Best.NEW, 0.5), Optional.empty());
        assertFalse(best.measured(10, losses(Double.NaN, 1)));
        assertTrue(best.measured(20, losses(7, 1)));
    }

    @Test
    void theLastWeightsHaveNoBestStep() {
        BestStep best = new BestStep(Stopping.never(), Optional.empty());
        assertFalse(best.measured(10, losses(1, 1)));
        assertEquals(Optional.empty(), best.state());
        assertFalse(best.exhausted());
    }

    private static List<AreaLoss> losses(double fresh, double old) {
        return List.of(
                new AreaLoss(AreaLoss.NEW, fresh, 1, 10),
                new AreaLoss("tales", 77, 1, 10),
                new AreaLoss(AreaLoss.OLD, old, 1, 10));
    }
}
