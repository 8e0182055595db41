package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void smoothingWeighsEveryPointAndIsNotDrawnToZeroAtTheStart() {
        double[] values = {4, 2, 7, 1, 3};
        Series series = new Series();
        series.setSmoothing(0.8);
        for (int i = 0; i < values.length; i++) {
            series.append(i, values[i]);
        }
        for (int n = 0; n < values.length; n++) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i <= n; i++) {
                double weight = Math.pow(0.8, n - i);
                sum += weight * values[i];
                weights += weight;
            }
            assertEquals(sum / weights, series.smoothed(n), 1e-12);
        }
        assertEquals(4, series.smoothed(0), 1e-12);
    }

    @Test
    void changingTheSmoothingRecomputesAsIfItHadAlwaysBeenSo() {
        Series late = new Series();
        Series always = new Series();
        always.setSmoothing(0.95);
        for (int i = 0; i < 1_000; i++) {
            late.append(i, Math.sin(i));
            always.append(i, Math.sin(i));
        }
        long before = late.version();
        late.setSmoothing(0.95);
        assertTrue(late.version() > before);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(always.smoothed(i), late.smoothed(i));
        }
    }

    @Test
    void aGapIsSkippedByTheAverage() {
        Series series = new Series();
        series.setSmoothing(0.5);
        series.append(0, 2);
        series.append(1, Double.NaN);
        series.append(2, Double.POSITIVE_INFINITY);
        series.append(3, 2);
        assertTrue(Double.isNaN(series.smoothed(1)));
        assertTrue(Double.isNaN(series.y(2)));
        assertEquals(2, series.smoothed(3), 1e-12);
    }

    @Test
    void theNearestPointIsFound() {
        Series series = new Series();
        assertEquals(-1, series.nearest(3));
        for (int i = 0; i < 10; i++) {
            series.append(i * 10, i);
        }
        assertEquals(0, series.nearest(-50));
        assertEquals(3, series.nearest(34.9));
        assertEquals(4, series.nearest(35.1));
        assertEquals(9, series.nearest(1e9));
    }

    @Test
    void xNeverFalls() {
        Series series = new Series();
        series.append(5, 1);
        series.append(5, 2);
        assertThrows(IllegalArgumentException.class, () -> series.append(4, 1));
        assertThrows(IllegalArgumentException.class, () -> series.append(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> series.setSmoothing(1));
    }
}
