package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColorScaleTest {
    static List<PlotTheme> themes() {
        return List.of(PlotTheme.light(), PlotTheme.dark());
    }

    // Linear RGB as people with complete protanopia, deuteranopia and tritanopia see it (Machado, Oliveira and
    // Fernandes,
    // 2009, severity 1).
    private static final double[][] DEFICIENCIES = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
    };

    private static int seen(int argb, double[] m) {
        double r = Argb.linear(argb >> 16 & 255);
        double g = Argb.linear(argb >> 8 & 255);
        double b = Argb.linear(argb & 255);
        return 0xFF000000
                | Argb.encode(m[0] * r + m[1] * g + m[2] * b) << 16
                | Argb.encode(m[3] * r + m[4] * g + m[5] * b) << 8
                | Argb.encode(m[6] * r + m[7] * g + m[8] * b);
    }

    private static double distance(int one, int other) {
        double[] a = Argb.oklab(one);
        double[] b = Argb.oklab(other);
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textIsReadableOnEveryCell(PlotTheme theme) {
        for (ColorScale scale : List.of(
                new DivergingScale(theme),
                new SequentialScale(theme),
                DivergingScale.ofRanks(theme),
                SequentialScale.ofProbability(theme),
                SequentialScale.ofDivergence(theme),
                SequentialScale.ofRank(theme))) {
            for (double value = -20; value <= 110; value += 0.05) {
                double contrast = Argb.contrast(theme.text(), scale.color(value));
                assertTrue(contrast >= 4.5, contrast + " at " + value + " of " + scale);
            }
        }
        assertTrue(Argb.contrast(theme.muted(), theme.card()) >= 4.5);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void strongerValuesLieFurtherFromTheGroundForEveryEye(PlotTheme theme) {
        for (double[] deficiency : DEFICIENCIES) {
            for (int sign : new int[] {-1, 1}) {
                ColorScale scale = new DivergingScale(theme);
                int ground = seen(theme.card(), deficiency);
                double before = 0;
                for (double bits = 0.25; bits <= 8; bits += 0.25) {
                    double away = distance(seen(scale.color(sign * bits), deficiency), ground);
                    assertTrue(away > before - 0.004, sign * bits + " bits");
                    before = away;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void learnedAndForgottenAreToldApartByEveryEye(PlotTheme theme) {
        ColorScale scale = new DivergingScale(theme);
        for (double[] deficiency : DEFICIENCIES) {
            int learned = seen(scale.color(-8), deficiency);
            int forgotten = seen(scale.color(8), deficiency);
            assertTrue(distance(learned, forgotten) > 0.15, "distance " + distance(learned, forgotten));
            assertTrue(distance(seen(scale.color(-2), deficiency), seen(scale.color(2), deficiency)) > 0.05);
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void eightRunsAreToldApartByEveryEyeAndAreNotTheColoursOfForgetting(PlotTheme theme) {
        for (int one = 0; one < 8; one++) {
            for (int other = 0; other < one; other++) {
                for (double[] deficiency : DEFICIENCIES) {
                    double distance = distance(seen(theme.run(one), deficiency), seen(theme.run(other), deficiency));
                    assertTrue(distance > 0.1, one + " and " + other + ": distance " + distance);
                }
            }
            assertTrue(distance(theme.run(one), theme.learned()) > 0.11);
            assertTrue(distance(theme.run(one), theme.forgotten()) > 0.11);
            assertTrue(Argb.contrast(theme.run(one), theme.card()) >= 3, "contrast of " + one);
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void anUnchangedTokenHasTheCardsOwnGround(PlotTheme theme) {
        ColorScale scale = new DivergingScale(theme);
        for (double value : new double[] {0, 0.09, -0.09, Double.NaN}) {
            assertEquals(theme.card(), scale.color(value));
            assertTrue(scale.isNeutral(value));
        }
        assertFalse(scale.isNeutral(0.11));
    }

    @Test
    void theRangeIsFixedAndWhatLiesOutsideIsCounted() {
        ColorScale scale = new DivergingScale(PlotTheme.light());
        assertEquals(scale.color(8), scale.color(30));
        assertEquals(2, LegendPainter.clipped(new float[] {8, 8.01f, -9, Float.NaN, 0}, scale));
        assertTrue(scale.isStrong(-4));
        assertFalse(scale.isStrong(3.9));
    }
}
