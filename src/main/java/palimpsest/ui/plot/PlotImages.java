package palimpsest.ui.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// Plots and heatmaps as PNG files, drawn for their size and not enlarged. Starts no toolkit and needs no screen and no
/// installed font. Any one thread; the series must not be appended to meanwhile.
public final class PlotImages {
    private static final double MARGIN = 16;
    private static final double HEAD = 72;
    private static final double LEGEND = 22;
    // Logical pixels; 16,000 device pixels at twice the screen's resolution, which viewers still open.
    private static final double HIGHEST = 8000;

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
        writeLinePlot(file, plot, PlotPainter.View.across(0, last), theme, width, height, scale);
    }

    static void writeLinePlot(
            Path file,
            PlotContent plot,
            PlotPainter.View view,
            PlotTheme theme,
            double width,
            double height,
            double scale)
            throws IOException {
        try (AwtSurface surface = new AwtSurface(Math.floor(width), Math.floor(height), scale)) {
            new PlotPainter().paint(surface, plot, Math.floor(width), Math.floor(height), view, theme, true);
            write(file, surface);
        }
    }

    /// Writes a heatmap with title and a legend of each scale: all of it, or as many lines as fit into an image of a
    /// sane height, with a note of what was left out.
    ///
    /// @param columns what stands beside each other, the legend of the last on top
    /// @param width in logical pixels
    /// @param scale device pixels per logical pixel
    /// @throws IOException when the file cannot be written
    public static void writeTokens(
            Path file,
            String title,
            String subtitle,
            TokenCells cells,
            List<TokenColumn> columns,
            PlotTheme theme,
            double width,
            double scale)
            throws IOException {
        List<TokenPainter.Pane> panes = columns.stream()
                .map(column ->
                        new TokenPainter.Pane(column.values(), column.scaleOf().apply(theme)))
                .toList();
        List<TokenPainter.Pane> legends = legends(panes);
        double head = HEAD + (legends.size() - 1) * LEGEND;
        double heads = columns.size() > 1 ? 22 : 0;
        TokenLayout layout = new TokenLayout(cells, TokenPainter.columns(width - 2 * MARGIN, columns.size()));
        int lines = layout.lineAt(HIGHEST);
        boolean cut = layout.height() > HIGHEST;
        double shown = cut ? layout.top(lines) : layout.height();
        double height = Math.ceil(head + heads + shown + MARGIN + (cut ? 24 : 0));
        try (AwtSurface surface = new AwtSurface(Math.floor(width), height, scale)) {
            surface.fillRect(0, 0, width, height, theme.card());
            surface.text(title, MARGIN, 28, Face.STRONG, 15, theme.text());
            double after = MARGIN + surface.width(title, Face.STRONG, 15) + 10;
            surface.text(
                    surface.fit(subtitle, width - after - MARGIN, Face.TEXT, 12.5),
                    after,
                    28,
                    Face.TEXT,
                    12.5,
                    theme.muted());
            for (int i = 0; i < legends.size(); i++) {
                TokenPainter.Pane pane = legends.get(i);
                int clipped = LegendPainter.clipped(pane.values(), pane.scale());
                LegendPainter.paint(surface, MARGIN, 40 + i * LEGEND, pane.scale(), clipped, theme);
            }
            surface.line(MARGIN, head - 7.5, width - MARGIN, head - 7.5, 1, theme.edge());
            surface.shift(MARGIN);
            for (int i = 0; heads > 0 && i < columns.size(); i++) {
                double x = TokenPainter.left(layout, i);
                surface.text(columns.get(i).head(), x, head + 15, Face.STRONG, 12, theme.muted());
            }
            new TokenPainter(surface).paint(layout, panes, theme, width - 2 * MARGIN, 0, shown, head + heads);
            surface.shift(-MARGIN);
            if (cut) {
                int left = cells.size() - layout.token(layout.firstPiece(lines));
                String note = Ticks.figure(left, 0) + " more tokens are not drawn";
                surface.text(note, MARGIN, height - MARGIN, Face.TEXT, 12, theme.muted());
            }
            write(file, surface);
        }
    }

    /// The last pane, and those before it whose colours mean something else.
    private static List<TokenPainter.Pane> legends(List<TokenPainter.Pane> panes) {
        List<TokenPainter.Pane> legends = new ArrayList<>(List.of(panes.getLast()));
        for (TokenPainter.Pane pane : panes.subList(0, panes.size() - 1)) {
            if (!pane.scale().highLabel().equals(panes.getLast().scale().highLabel())) {
                legends.add(pane);
            }
        }
        return legends;
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
