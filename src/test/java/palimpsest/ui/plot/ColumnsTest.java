package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void aSpikeOfOnePointAmongAHundredThousandSurvives() {
        Series series = new Series();
        for (int i = 0; i < 100_000; i++) {
            series.append(i, i == 43_210 ? 9 : i == 43_230 ? -5 : 1);
        }
        Columns columns = new Columns(false);
        columns.update(series, 0, 100_000, 500);
        int column = 43_210 / 200;
        assertEquals(9, columns.most(column));
        assertEquals(-5, columns.least(column));
        assertEquals(1, columns.most(column + 1));
        assertTrue(columns.isDense());
    }

    @Test
    void appendedPointsAreFoldedInAndNothingIsReadAgain() {
        Random random = new Random(1);
        Series series = new Series();
        Columns grown = new Columns(true);
        series.setSmoothing(0.9);
        for (int i = 0; i < 5_000; i++) {
            series.append(i, random.nextGaussian());
            if (i % 700 == 0) {
                grown.update(series, 0, 5_000, 300);
            }
        }
        int read = grown.update(series, 0, 5_000, 300);
        assertTrue(read < 700, "read " + read);
        Columns fresh = new Columns(true);
        assertEquals(5_000, fresh.update(series, 0, 5_000, 300));
        for (int i = 0; i < 300; i++) {
            assertEquals(fresh.least(i), grown.least(i));
            assertEquals(fresh.most(i), grown.most(i));
            assertEquals(fresh.first(i), grown.first(i));
            assertEquals(fresh.last(i), grown.last(i));
        }
    }

    @Test
    void aSpikeSurvivesOnALogarithmicAxisToo() {
        Series series = new Series();
        for (int i = 1; i <= 100_000; i++) {
            series.append(i, i == 77_777 ? 9 : 1);
        }
        Columns columns = new Columns(false);
        columns.update(series, 1, 100_000, true, 500);
        assertEquals(9, columns.most((int) (500 * Math.log(77_777) / Math.log(100_000))));
        assertEquals(0, columns.position(0));
    }

    @Test
    void whatIsBrokenOffIsNotJoinedEvenInsideAColumn() {
        Series series = new Series();
        for (int i = 0; i < 1_000; i++) {
            if (i == 505) {
                series.breakOff();
            }
            series.append(i, 1);
        }
        Columns columns = new Columns(true);
        columns.update(series, 0, 1_000, 100);
        for (int i = 1; i < 100; i++) {
            assertEquals(i == 51, columns.startsStroke(i), "column " + i);
        }
    }

    @Test
    void aGapStartsANewStroke() {
        Series series = new Series();
        double[] values = {1, 2, Double.NaN, 4, 5};
        for (int i = 0; i < values.length; i++) {
            series.append(i, values[i]);
        }
        Columns columns = new Columns(false);
        columns.update(series, 0, 5, 50);
        assertTrue(columns.startsStroke(0));
        assertFalse(columns.startsStroke(10));
        assertTrue(columns.isEmpty(20));
        assertTrue(columns.startsStroke(30));
        assertFalse(columns.startsStroke(40));
    }

    @Test
    void anotherRangeOrSmoothingStartsOver() {
        Series series = new Series();
        for (int i = 0; i < 1_000; i++) {
            series.append(i, i % 2);
        }
        Columns columns = new Columns(true);
        columns.update(series, 0, 1_000, 100);
        assertEquals(0, columns.update(series, 0, 1_000, 100));
        assertEquals(1_000, columns.update(series, 0, 2_000, 100));
        assertTrue(columns.isEmpty(60));
        series.setSmoothing(0.99);
        assertEquals(1_000, columns.update(series, 0, 2_000, 100));
        assertEquals(0.5, columns.last(49), 0.02);
    }
}
