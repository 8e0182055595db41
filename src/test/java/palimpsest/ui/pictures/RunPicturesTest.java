package palimpsest.ui.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.training.RecordedPlots;

class RunPicturesTest {
    @TempDir
    private Path temporary;

    private Path run() {
        return temporary.resolve("run");
    }

    private List<Path> write() {
        return new RunPictures(RecordedPlots::of).write(List.of(run()), run().resolve("pictures"));
    }

    @Test
    void bothPlotsAndTheHeatmapAreWrittenAtTwiceTheResolution() throws IOException {
        RecordedExample.writeWhole(run());
        Path pictures = run().resolve("pictures");
        List<Path> written = write();
        assertEquals(
                List.of(
                        pictures.resolve("new-text.png"),
                        pictures.resolve("old-text.png"),
                        pictures.resolve("heatmap.png")),
                written);
        for (Path picture : written) {
            assertEquals(1920, ImageIO.read(picture.toFile()).getWidth(), picture::toString);
        }
    }

    @Test
    void thePlotsShowTheirLinesInTheColoursOfTheWindow() throws IOException {
        RecordedExample.writeWhole(run());
        List<Path> written = write();
        PlotTheme theme = PlotTheme.light();
        assertTrue(pixels(written.get(0), theme.run(0)) > 100);
        assertTrue(pixels(written.get(0), theme.run(palimpsest.ui.plot.PlotLine.NEUTRAL)) > 100);
        assertTrue(pixels(written.get(1), theme.run(0)) > 100);
    }

    @Test
    void theHeatmapColoursWhatWasForgottenAndWhatWasLearned() throws IOException {
        RecordedExample.writeWhole(run());
        Path heatmap = write().getLast();
        DivergingScale scale = new DivergingScale(PlotTheme.light());
        assertTrue(pixels(heatmap, scale.color(8)) > 100);
        assertTrue(pixels(heatmap, scale.color(-5)) > 100);
    }

    @Test
    void whatTheRunDidNotRecordHasNoPicture() {
        RecordedExample.writeNewTextOnly(run());
        assertEquals(List.of(run().resolve("pictures").resolve("new-text.png")), write());
    }

    @Test
    void aRunThatEndedBeforeItsFirstStepHasNoPictures() {
        RecordedExample.writeNothing(run());
        assertEquals(List.of(), write());
    }

    @Test
    void picturesAreWrittenOverEarlierOnes() {
        RecordedExample.writeWhole(run());
        assertEquals(write(), write());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        RecordedExample.writeWhole(run());
        Files.writeString(run().resolve("pictures"), "in the way");
        InputException failure = assertThrows(InputException.class, () -> write());
        assertTrue(failure.getMessage().contains("new-text.png"), failure::getMessage);
    }

    @Test
    void aFolderWithoutARunIsNamed() {
        InputException failure = assertThrows(
                InputException.class, () -> new RunPictures(RecordedPlots::of).write(List.of(temporary), temporary));
        assertTrue(failure.getMessage().contains(temporary.toString()), failure::getMessage);
    }

    private static long pixels(Path file, int color) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == color ? 1 : 0;
            }
        }
        return count;
    }
}
