package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunMarkTest {
    private static final int SIZE = 40;
    private static final int INK = 0xff000000;

    @Test
    void eightRunsAndALineOfNoneAreToldApartWithoutColour() {
        for (int one = PlotLine.NEUTRAL; one < RunMark.SHAPES; one++) {
            for (int other = PlotLine.NEUTRAL; other < one; other++) {
                double apart = apart(drawn(one), drawn(other));
                assertTrue(apart > 0.08, "marks %d and %d differ in %.2f of their square".formatted(other, one, apart));
            }
        }
    }

    @Test
    void theWindowsMarksHaveAsManyShapes() throws IOException {
        String style = style("training/training-view.css");
        for (int run = 1; run < RunMark.SHAPES; run++) {
            assertTrue(style.contains(".run-mark.run-color-" + run + " {\n  -fx-shape:"), "run " + run);
        }
        assertTrue(style.contains(".run-mark.run-color-" + PlotLine.NEUTRAL + " {\n  -fx-shape:"), "of no run");
    }

    @Test
    void theMarksOfAReportHaveAsManyShapes() throws IOException {
        String style = style("pictures/report.css");
        for (int run = 1; run < RunMark.SHAPES; run++) {
            assertTrue(style.contains(".dot.run" + run), "run " + run);
        }
    }

    private static String style(String sheet) throws IOException {
        return new String(
                RunMarkTest.class.getResourceAsStream("/palimpsest/ui/" + sheet).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static BufferedImage drawn(int run) {
        try (AwtSurface surface = new AwtSurface(SIZE, SIZE, 1, Ground.LIGHT)) {
            surface.fillRect(0, 0, SIZE, SIZE, 0xffffffff);
            RunMark.paint(surface, run, SIZE / 2.0, SIZE / 2.0, SIZE / 2.0, INK);
            return surface.image();
        }
    }

    private static double apart(BufferedImage one, BufferedImage other) {
        int different = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    different++;
                }
            }
        }
        return different / (double) (SIZE * SIZE);
    }
}
