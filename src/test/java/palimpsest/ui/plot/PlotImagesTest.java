package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotImagesTest {
    @TempDir
    Path folder;

    private static Set<Integer> colors(BufferedImage image, int x, int y, int width, int height) {
        Set<Integer> colors = new HashSet<>();
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                colors.add(image.getRGB(column, row));
            }
        }
        return colors;
    }

    @Test
    void aPlotIsDrawnAnewAtTwiceItsSizeWithTitleAxesAndLegend() throws IOException {
        Path file = folder.resolve("made").resolve("plot.png");
        PlotTheme theme = PlotTheme.light();
        PlotImages.writeLinePlot(file, Samples.oldText(248), 400, theme, 560, 320, 2);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1120, image.getWidth());
        assertEquals(640, image.getHeight());
        assertTrue(colors(image, 0, 0, 400, 70).contains(theme.text()), "title");
        Set<Integer> all = colors(image, 0, 0, 1120, 640);
        assertTrue(all.contains(theme.run(0)) && all.contains(theme.run(1)), "lines");
        assertTrue(colors(image, 100, 600, 500, 40).contains(theme.run(0)), "legend");
        assertTrue(colors(image, 0, 80, 90, 460).size() > 10, "figures of the y axis");
        assertTrue(colors(image, 900, 600, 220, 40).size() > 5, "name of the x axis");
        // A grid line is one device pixel pair, not a smear of a smaller picture.
        assertTrue(colors(image, 0, 0, 1120, 640).contains(theme.grid()), "grid");
    }

    @Test
    void aHeatmapHasItsCellsAndLegend() throws IOException {
        Path file = folder.resolve("tokens.png");
        PlotTheme theme = PlotTheme.dark();
        TokenCells cells = Samples.tokens();
        float[] values = new float[cells.size()];
        values[5] = 8;
        values[17] = -8;
        PlotImages.writeTokens(
                file,
                "Tokens",
                "step 1",
                cells,
                List.of(new TokenColumn("", values, DivergingScale::new)),
                theme,
                720,
                2);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1440, image.getWidth());
        Set<Integer> legend = colors(image, 0, 80, 800, 40);
        assertTrue(legend.contains(theme.learned()) && legend.contains(theme.forgotten()), "legend");
        Set<Integer> tokens = colors(image, 0, 150, 1440, image.getHeight() - 150);
        assertTrue(tokens.contains(theme.learned()) && tokens.contains(theme.forgotten()), "cells");
        assertTrue(tokens.contains(theme.text()), "text");
    }

    @Test
    void panesOfDifferentScalesHaveALegendEach() throws IOException {
        PlotTheme theme = PlotTheme.light();
        TokenCells cells = Samples.tokens();
        float[] values = new float[cells.size()];
        TokenColumn base = new TokenColumn("base", values, SequentialScale::new);
        TokenColumn now = new TokenColumn("now", values, DivergingScale::new);
        Path both = folder.resolve("both.png");
        PlotImages.writeTokens(both, "Tokens", "", cells, List.of(base, now), theme, 900, 1);
        Set<Integer> second = colors(ImageIO.read(both.toFile()), 0, 62, 500, 18);
        assertTrue(second.contains(theme.surprising()), "the base's");
        Path same = folder.resolve("same.png");
        PlotImages.writeTokens(same, "Tokens", "", cells, List.of(base, base), theme, 900, 1);
        int more = ImageIO.read(both.toFile()).getHeight()
                - ImageIO.read(same.toFile()).getHeight();
        assertTrue(more > 0, "room for one more");
    }

    @Test
    void aLongHeatmapIsCutWithANote() throws IOException {
        Path file = folder.resolve("long.png");
        PlotTheme theme = PlotTheme.light();
        TokenCells cells = Samples.many(20_000);
        PlotImages.writeTokens(file, "Tokens", "", cells, List.of(TokenColumn.unknown()), theme, 600, 1);
        BufferedImage image = ImageIO.read(file.toFile());
        assertTrue(image.getHeight() > 7_000 && image.getHeight() < 8_300, "height " + image.getHeight());
        assertTrue(colors(image, 0, image.getHeight() - 34, 300, 30).size() > 10, "note");
    }

    @Test
    void anEmptyPlotSaysSo() throws IOException {
        Path file = folder.resolve("empty.png");
        PlotContent nothing = PlotContent.empty("New text", "step", "bits per byte", "Nothing measured yet");
        PlotImages.writeLinePlot(file, nothing, 0, PlotTheme.light(), 400, 240, 1.5);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(600, image.getWidth());
        assertTrue(colors(image, 200, 150, 240, 60).size() > 10);
    }
}
