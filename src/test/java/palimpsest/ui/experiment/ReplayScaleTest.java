package palimpsest.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplayScaleTest {
    @Test
    void everyMarkStandsAtItsOwnPlace() {
        for (int i = 0; i < ReplayScale.MARKS.size(); i++) {
            assertEquals(ReplayScale.MARKS.get(i) / 100.0, ReplayScale.ratio(i), 1e-12);
            assertEquals(i, ReplayScale.position(ReplayScale.MARKS.get(i) / 100.0), 1e-12);
        }
    }

    @Test
    void aDragNeverGoesBackwards() {
        double before = -1;
        for (double position = 0; position <= 6; position += 0.01) {
            double ratio = ReplayScale.ratio(position);
            assertTrue(ratio >= before, "at " + position);
            before = ratio;
        }
        assertEquals(1, ReplayScale.ratio(9), 0);
    }
}
