package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrokesTest {
    private static final int INK = 0xFFA83A86;
    private static final int EMPTY = 0xFF000000;
    private static final int POINTS = 100_000;
    private static final int SPIKE = 43_210;

    private static Columns columns(Series series) {
        Columns columns = new Columns(false);
        columns.update(series, 0, POINTS, 400);
        return columns;
    }

    private static PlotFrame frame() {
        return new PlotFrame(0, 0, 400, 100, 0, POINTS, 0, 10, PlotScales.STEPS);
    }

    /// A calm line is stroked, a noisy one drawn as bars; both show what one point of 100,000 says.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.8})
    void aSpikeIsSeenWhateverTheNoise(double noise) {
        Random random = new Random(3);
        Series series = new Series();
        for (int i = 0; i < POINTS; i++) {
            series.append(i, i == SPIKE ? 9.5 : 3 + noise * random.nextGaussian());
        }
        try (AwtSurface surface = new AwtSurface(400, 100, 1, Ground.LIGHT)) {
            new Strokes().draw(surface, columns(series), frame(), 2, INK);
            int column = SPIKE * 400 / POINTS;
            int inked = 0;
            for (int x = column - 1; x <= column + 1; x++) {
                inked += surface.image().getRGB(x, 7) != EMPTY ? 1 : 0;
            }
            assertTrue(inked > 0, "nothing at the height of the spike");
            for (int x = 5; x < column - 5; x++) {
                assertEquals(EMPTY, surface.image().getRGB(x, 7), "column " + x);
            }
        }
    }

    @Test
    void aGapIsLeftOpen() {
        Series series = new Series();
        for (int i = 0; i < POINTS; i++) {
            boolean paused = i > 50_000 && i < 60_000;
            series.append(i, paused ? Double.NaN : 5);
        }
        try (AwtSurface surface = new AwtSurface(400, 100, 1, Ground.LIGHT)) {
            new Strokes().draw(surface, columns(series), frame(), 2, INK);
            assertEquals(EMPTY, surface.image().getRGB(220, 50));
            assertTrue(surface.image().getRGB(100, 50) != EMPTY);
            assertTrue(surface.image().getRGB(300, 50) != EMPTY);
        }
    }
}
