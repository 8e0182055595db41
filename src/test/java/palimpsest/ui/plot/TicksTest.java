package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(Ticks ticks) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < ticks.count(); i++) {
            labels.add(ticks.label(i));
        }
        return labels;
    }

    @Test
    void ticksAreRound() {
        assertEquals(List.of("0", "100", "200", "300", "400"), labels(Ticks.of(0, 400, 4)));
        assertEquals(List.of("0.8", "1.0", "1.2", "1.4"), labels(Ticks.of(0.75, 1.5, 4)));
        assertEquals(List.of("\u22125", "0", "5"), labels(Ticks.of(-8, 8, 4)));
        assertEquals(List.of("0", "50,000", "100,000"), labels(Ticks.of(0, 100_000, 2)));
    }

    @Test
    void aWholeQuantityHasNoTickBetween() {
        assertEquals(List.of("0", "1", "2"), labels(Ticks.whole(0, 2, 8)));
    }

    @Test
    void anyRangeHasItsTicksInsideAndNotTooMany() {
        Random random = new Random(1);
        for (int n = 0; n < 2_000; n++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
            double high = low + Math.pow(10, random.nextDouble() * 8 - 4);
            Ticks ticks = Ticks.of(low, high, 5);
            assertTrue(ticks.count() <= 6, ticks + " for " + low + " to " + high);
            for (int i = 0; i < ticks.count(); i++) {
                assertTrue(ticks.at(i) >= low - ticks.step() * 1e-6 && ticks.at(i) <= high + ticks.step() * 1e-6);
            }
            double leading = ticks.step() / Math.pow(10, Math.floor(Math.log10(ticks.step()) + 1e-9));
            assertTrue(List.of(1L, 2L, 5L).contains(Math.round(leading * 1000) / 1000), "step " + ticks.step());
        }
    }
}
