package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTicksTest {
    @Test
    void alogarithmicAxisHasPowersOfTen() {
        AxisTicks ticks = AxisTicks.of(1, 100_000, 4, AxisFigures.WHOLE, true);
        assertEquals(List.of("1", "100", "10,000"), ticks.labels());
    }

    @Test
    void aShortLogarithmicAxisHasTwosAndFivesToo() {
        AxisTicks ticks = AxisTicks.of(0.5, 5, 4, AxisFigures.PLAIN, true);
        assertEquals(List.of("0.5", "1", "2", "5"), ticks.labels());
    }

    @Test
    void timeIsCountedAsOnAClock() {
        AxisTicks ticks = AxisTicks.of(0, 200, 5, AxisFigures.DURATION, false);
        assertEquals(List.of("0:00", "1:00", "2:00", "3:00"), ticks.labels());
    }

    @Test
    void largeCountsAreShort() {
        AxisTicks ticks = AxisTicks.of(0, 3e15, 4, AxisFigures.LARGE, false);
        assertEquals("2 P", ticks.labels().get(2).replace('\u00A0', ' '));
        assertTrue(ticks.size() <= 5);
    }
}
