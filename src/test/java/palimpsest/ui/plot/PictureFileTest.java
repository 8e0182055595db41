package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.history.SavedFile;
import palimpsest.tensor.InputException;

class PictureFileTest {
    @TempDir
    Path folder;

    private static void write(Picture picture, Path file, int scale, Ground ground) {
        SavedFile.write(file, PictureFile.bytes(picture, new PictureForm.Png(scale, ground)));
    }

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
        write(new PlotPicture(Samples.oldText(248), 400, 560, 320), file, 2, Ground.LIGHT);
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
        write(
                new TokensPicture(
                        "Tokens", "step 1", cells, List.of(new TokenColumn("", values, DivergingScale::new)), 720),
                file,
                2,
                Ground.DARK);
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
        write(new TokensPicture("Tokens", "", cells, List.of(base, now), 900), both, 1, Ground.LIGHT);
        Set<Integer> second = colors(ImageIO.read(both.toFile()), 0, 62, 500, 18);
        assertTrue(second.contains(theme.surprising()), "the base's");
        Path same = folder.resolve("same.png");
        write(new TokensPicture("Tokens", "", cells, List.of(base, base), 900), same, 1, Ground.LIGHT);
        int more = ImageIO.read(both.toFile()).getHeight()
                - ImageIO.read(same.toFile()).getHeight();
        assertTrue(more > 0, "room for one more");
    }

    @Test
    void aLongHeatmapIsCutWithANote() throws IOException {
        Path file = folder.resolve("long.png");
        TokenCells cells = Samples.many(20_000);
        write(new TokensPicture("Tokens", "", cells, List.of(TokenColumn.unknown()), 600), file, 1, Ground.LIGHT);
        BufferedImage image = ImageIO.read(file.toFile());
        assertTrue(image.getHeight() > 7_000 && image.getHeight() < 8_300, "height " + image.getHeight());
        assertTrue(colors(image, 0, image.getHeight() - 34, 300, 30).size() > 10, "note");
    }

    @Test
    void anEmptyPlotSaysSo() throws IOException {
        Path file = folder.resolve("empty.png");
        PlotContent nothing = PlotContent.empty("New text", "step", "bits per byte", "Nothing measured yet");
        write(new PlotPicture(nothing, 0, 400, 240), file, 2, Ground.LIGHT);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(800, image.getWidth());
        assertTrue(colors(image, 260, 200, 320, 80).size() > 10);
    }

    @Test
    void everyScaleDrawsThatManyPixelsForEachOfTheLayout() {
        Picture picture = new PlotPicture(Samples.oldText(248), 400, 561.7, 320);
        for (int scale = 1; scale <= 4; scale++) {
            BufferedImage image = PictureFile.image(picture, new PictureForm.Png(scale, Ground.LIGHT));
            assertEquals(561 * scale, image.getWidth());
            assertEquals(320 * scale, image.getHeight());
        }
    }

    @Test
    void aPictureTooLargeForMemoryIsRefusedAndNotTried() {
        Picture page = new PagePicture(
                "All", "", List.of(Collections.nCopies(20, new PlotPicture(Samples.oldText(248), 400, 1000, 1000))));
        String said = assertThrows(
                        InputException.class, () -> PictureFile.image(page, new PictureForm.Png(4, Ground.LIGHT)))
                .getMessage();
        assertTrue(said.contains("million pixels") && said.contains("SVG"), said);
    }

    @Test
    void aTransparentPictureHasDarkInkOnNothing() {
        for (Picture picture : pictures()) {
            BufferedImage clear = PictureFile.image(picture, new PictureForm.Png(1, Ground.TRANSPARENT));
            BufferedImage light = PictureFile.image(picture, new PictureForm.Png(1, Ground.LIGHT));
            assertEquals(0, clear.getRGB(0, 0) >>> 24, picture.title());
            assertEquals(0, clear.getRGB(clear.getWidth() - 1, clear.getHeight() - 1) >>> 24);
            Set<Integer> ink = colors(clear, 0, 0, clear.getWidth(), clear.getHeight());
            assertTrue(ink.contains(PlotTheme.light().text()), "ink that reads on white");
            assertEquals(0xFFFFFFFF, light.getRGB(0, 0));
        }
    }

    @Test
    void aDarkPictureStandsOnTheDarkGround() {
        for (Picture picture : pictures()) {
            BufferedImage dark = PictureFile.image(picture, new PictureForm.Png(1, Ground.DARK));
            assertEquals(PlotTheme.dark().card(), dark.getRGB(0, 0), picture.title());
            Set<Integer> ink = colors(dark, 0, 0, dark.getWidth(), dark.getHeight());
            assertTrue(ink.contains(PlotTheme.dark().text())
                    && !ink.contains(PlotTheme.light().text()));
        }
    }

    @Test
    void aFileIsWholeOrAsItWas() throws IOException {
        Path folder = this.folder.resolve("plot.png");
        Files.createDirectories(folder.resolve("in the way"));
        Picture picture = pictures().getFirst();
        String said = assertThrows(InputException.class, () -> write(picture, folder, 1, Ground.LIGHT))
                .getMessage();
        assertTrue(said.contains("plot.png could not be written"), said);
        try (var left = Files.list(this.folder)) {
            assertEquals(List.of(folder), left.toList());
        }
    }

    private static List<Picture> pictures() {
        TokenCells cells = Samples.tokens();
        TokenColumn delta = new TokenColumn("", Samples.values(cells), DivergingScale::new);
        List<Picture> alone = List.of(
                new PlotPicture(Samples.oldText(248), 400, 560, 320),
                new TokensPicture("Tokens", "step 1", cells, List.of(delta), 720),
                Samples.table());
        return Stream.concat(alone.stream(), Stream.of(new PagePicture("Atlas", "replay 10 %", List.of(alone))))
                .toList();
    }
}
