package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.tensor.InputException;

class ReplayMixTest {
    private static final int OLD = 1000;

    /// Rows that name themselves: every id of row i is `base + i`.
    private record Numbered(int rows, int base) implements RowSource {
        @Override
        public int rowLength() {
            return 3;
        }

        @Override
        public void read(int index, int[] into, int offset) {
            Arrays.fill(into, offset, offset + 3, base + index);
        }
    }

    private static ReplayMix mix(double ratio, long seed) {
        return new ReplayMix(new Numbered(10, 0), false, new Numbered(7, OLD), false, ratio, seed);
    }

    private static int[] sequence(ReplayMix mix, int rows) {
        int[] row = new int[3];
        return IntStream.range(0, rows)
                .map(i -> {
                    mix.row(i, row, 0);
                    return row[2];
                })
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 1 / 3.0, 0.5, 0.7, 0.999, 1, 1.0 / 256})
    void afterAnyNumberOfRowsTheRoundedShareIsOld(double ratio) {
        ReplayMix mix = mix(ratio, 1);
        int[] rows = sequence(mix, 2000);
        long old = 0;
        for (int n = 1; n <= rows.length; n++) {
            assertEquals(rows[n - 1] >= OLD, mix.isOld(n - 1));
            old += rows[n - 1] >= OLD ? 1 : 0;
            BigDecimal exact =
                    BigDecimal.valueOf(ratio).setScale(9, RoundingMode.HALF_UP).multiply(BigDecimal.valueOf(n));
            assertEquals(exact.setScale(0, RoundingMode.HALF_UP).longValue(), old, "after " + n);
            assertEquals(old, mix.oldRows(n));
            assertTrue(Math.abs(mix.achievedRatio(n) - ratio) <= 0.5 / n + 1e-9);
        }
    }

    @Test
    void everyPassReadsEachRowOnceInAFreshOrder() {
        ReplayMix mix = mix(0, 3);
        int[] rows = sequence(mix, 40);
        for (int pass = 0; pass < 4; pass++) {
            int[] one = Arrays.copyOfRange(rows, pass * 10, pass * 10 + 10);
            assertArrayEquals(
                    IntStream.range(0, 10).toArray(),
                    Arrays.stream(one).sorted().toArray());
            if (pass > 0) {
                assertFalse(Arrays.equals(one, Arrays.copyOfRange(rows, pass * 10 - 10, pass * 10)));
            }
        }
    }

    @Test
    void theOldCorpusHasItsOwnPasses() {
        ReplayMix mix = mix(0.5, 3);
        int[] old = Arrays.stream(sequence(mix, 42)).filter(id -> id >= OLD).toArray();
        assertEquals(21, old.length);
        for (int pass = 0; pass < 3; pass++) {
            int[] sorted = Arrays.stream(old, pass * 7, pass * 7 + 7).sorted().toArray();
            assertArrayEquals(IntStream.range(OLD, OLD + 7).toArray(), sorted);
        }
    }

    @Test
    void aRowIsTheSameInSequenceAndAtRandom() {
        int[] rows = sequence(mix(0.3, 9), 500);
        ReplayMix resumed = mix(0.3, 9);
        int[] row = new int[5];
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int index = random.nextInt(rows.length);
            resumed.row(index, row, 1);
            assertArrayEquals(new int[] {0, rows[index], rows[index], rows[index], 0}, row);
        }
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertArrayEquals(sequence(mix(0.25, 4), 100), sequence(mix(0.25, 4), 100));
        assertFalse(Arrays.equals(sequence(mix(0.25, 4), 100), sequence(mix(0.25, 5), 100)));
    }

    @Test
    void theOrderOfASeedNeverChanges() {
        assertArrayEquals(new int[] {0}, Shuffle.order(1, Side.NEW, 0, 1));
        assertEquals("[7, 4, 6, 8, 3, 2, 1, 9, 5, 0]", Arrays.toString(Shuffle.order(1, Side.NEW, 0, 10)));
    }

    @Test
    void shufflesAreEven() {
        int[][] counts = new int[6][6];
        for (int pass = 0; pass < 6000; pass++) {
            int[] order = Shuffle.order(11, Side.OLD, pass, 6);
            for (int place = 0; place < 6; place++) {
                counts[place][order[place]]++;
            }
        }
        for (int[] place : counts) {
            for (int count : place) {
                assertEquals(1000, count, 150);
            }
        }
    }

    @Test
    void rowsInFileOrderStartOverAtTheEnd() {
        ReplayMix mix = new ReplayMix(new Numbered(3, 0), true, null, false, 0, 1);
        assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2, 0}, sequence(mix, 7));
    }

    @Test
    void aBatchIsItsStepsRows() {
        ReplayMix mix = mix(0.25, 2);
        int[] rows = sequence(mix, 24);
        int[] batch = new int[24];
        mix.fillBatch(2, 8, batch);
        for (int i = 0; i < 8; i++) {
            assertEquals(rows[16 + i], batch[3 * i]);
            assertEquals(rows[16 + i], batch[3 * i + 2]);
        }
    }

    @Test
    void passesAreCountedFromOne() {
        ReplayMix mix = mix(0.5, 1);
        assertEquals(1, mix.passOf(Side.NEW, 0));
        assertEquals(1, mix.passOf(Side.NEW, 20));
        assertEquals(2, mix.passOf(Side.NEW, 22));
        assertEquals(1, mix.passOf(Side.OLD, 14));
        assertEquals(2, mix.passOf(Side.OLD, 15));
        assertEquals(4, mix.passOf(Side.OLD, 43));
        assertEquals(1, new ReplayMix(new Numbered(3, 0), true, null, false, 0, 1).passOf(Side.OLD, 9));
    }

    @Test
    void theForecastSaysWhatWillBeRead() {
        MixForecast forecast = mix(0.25, 1).forecast(5, 8);
        assertEquals(80, forecast.tokens());
        assertEquals(60, forecast.newTokens());
        assertEquals(20, forecast.oldTokens());
        assertEquals(0.25, forecast.achievedRatio());
        assertEquals(3.0, forecast.newPasses());
        assertEquals(10 / 7.0, forecast.oldPasses());
        assertTrue(forecast.repeatsNew() && forecast.repeatsOld());
        MixForecast once = MixForecast.of(40, 0, 256, 0, 5, 8);
        assertFalse(once.repeatsNew());
        assertEquals(0, once.oldPasses());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 1 / 3.0, 0.9})
    void thePassesAskedForTakeTheFewestStepsThatMakeThem(double ratio) {
        ReplayMix mix = mix(ratio, 1);
        for (double passes : new double[] {0.05, 0.3, 1, 1.5, 2, 7.7}) {
            long steps = mix.stepsForPasses(passes, 4);
            assertTrue(mix.forecast(steps, 4).newPasses() >= passes - 1e-9, ratio + ", " + passes);
            assertTrue(
                    steps == 1 || mix.forecast(steps - 1, 4).newPasses() < passes,
                    ratio + ", " + passes + ": " + steps + " steps");
        }
        assertEquals(10, mix(0, 1).stepsForPasses(1, 1));
    }

    @Test
    void noStepsMakeAPassWhereAllIsReplay() {
        InputException refused =
                assertThrows(InputException.class, () -> mix(1, 1).stepsForPasses(1, 4));
        assertTrue(refused.getMessage().contains("replay ratio of 1"), refused.getMessage());
    }

    @Test
    void whatTheRatioNeedsMustBeThere() {
        RowSource rows = new Numbered(3, 0);
        InputException noOld =
                assertThrows(InputException.class, () -> new ReplayMix(rows, false, null, false, 0.1, 1));
        assertTrue(noOld.getMessage().contains("original text"), noOld.getMessage());
        assertThrows(InputException.class, () -> new ReplayMix(null, false, rows, false, 0.9, 1));
        for (double ratio : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(InputException.class, () -> new ReplayMix(rows, false, rows, false, ratio, 1));
        }
        int[] row = new int[3];
        new ReplayMix(null, false, new Numbered(3, OLD), true, 1, 1).row(4, row, 0);
        assertEquals(OLD + 1, row[0]);
    }

    @Test
    void rowsOfDifferentLengthsDoNotMix() {
        RowSource longer = new RowSource() {
            @Override
            public int rows() {
                return 1;
            }

            @Override
            public int rowLength() {
                return 4;
            }

            @Override
            public void read(int index, int[] into, int offset) {
                throw new AssertionError("nothing is to be read");
            }
        };
        InputException thrown = assertThrows(
                InputException.class, () -> new ReplayMix(new Numbered(3, 0), false, longer, false, 0.5, 1));
        assertTrue(thrown.getMessage().contains("3") && thrown.getMessage().contains("4"), thrown.getMessage());
    }
}
