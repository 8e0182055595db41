package palimpsest.ui.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Plots and heatmaps as PNG files, drawn for their size and not enlarged. Starts no toolkit and needs no screen and no
/// installed font. Any one thread; the series must not be appended to meanwhile.
public final class PlotImages {
    private PlotImages() {}

    /// Writes a line plot over the x range of its data and at least up to `lastX`.
    ///
    /// @param width in logical pixels
    /// @param scale device pixels per logical pixel
    /// @throws IOException when the file cannot be written
    public static void writeLinePlot(
            Path file, PlotContent plot, double lastX, PlotTheme theme, double width, double height, double scale)
            throws IOException {
        double last = Math.max(1, lastX);
        for (PlotLine line : plot.lines()) {
            if (line.series().size() > 0) {
                last = Math.max(last, line.series().x(line.series().size() - 1));
            }
        }
        writeLinePlot(file, plot, 0, last, theme, width, height, scale);
    }

    static void writeLinePlot(
            Path file,
            PlotContent plot,
            double low,
            double high,
            PlotTheme theme,
            double width,
            double height,
            double scale)
            throws IOException {
        try (AwtSurface surface = new AwtSurface(Math.floor(width), Math.floor(height), scale)) {
            new PlotPainter()
                    .paint(surface, plot, Math.floor(width), Math.floor(height), low, high, theme, true);
            write(file, surface);
        }
    }

    private static void write(Path file, AwtSurface surface) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(surface.image(), "png", out);
        }
    }
}
