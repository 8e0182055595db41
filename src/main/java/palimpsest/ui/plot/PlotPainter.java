package palimpsest.ui.plot;

import java.util.HashMap;
import java.util.Map;

/// Draws a line plot: ground, grid, axes, lines, base level, legend. Keeps the pixel columns of each line, so one
/// painter belongs to one plot. One thread.
final class PlotPainter {
    static final double SMALL = 11;
    private static final double TITLE = 15;
    private static final double RAW = 0.30;
    private static final double STRONG = 2;
    private static final double THIN = 0.45;
    private final Map<Series, Columns> raw = new HashMap<>();
    private final Map<Series, Columns> smooth = new HashMap<>();
    private final Strokes strokes = new Strokes();

    /// Draws everything but the crosshair.
    ///
    /// @param titled whether the title is drawn on top
    /// @return where the data lies
    PlotFrame paint(
            Surface to,
            PlotContent plot,
            double width,
            double height,
            double low,
            double high,
            PlotTheme theme,
            boolean titled) {
        to.fillRect(0, 0, width, height, theme.card());
        double top = 22;
        if (titled) {
            top += 34;
            to.text(plot.title(), 16, 28, Face.STRONG, TITLE, theme.text());
            double after = 16 + to.width(plot.title(), Face.STRONG, TITLE) + 10;
            to.text(plot.subtitle(), after, 28, Face.TEXT, 12.5, theme.muted());
        }
        PlotFrame frame = frame(to, plot, width, height, top, low, high);
        PlotAxes.paint(to, plot, frame, theme, width);
        if (plot.isEmpty()) {
            to.text(
                    plot.emptyText(),
                    frame.left() + frame.width() / 2,
                    frame.top() + frame.height() / 2,
                    Face.TEXT,
                    12.5,
                    theme.muted(),
                    Surface.Align.CENTER);
            return frame;
        }
        to.clip(frame.left() - 5, frame.top() - 5, frame.width() + 10, frame.height() + 10);
        lines(to, plot, frame, theme);
        to.unclip();
        PlotAxes.paintBase(to, plot, frame, theme);
        PlotAxes.paintLegend(to, plot, frame, theme, height);
        return frame;
    }

    private void lines(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme) {
        for (PlotLine line : plot.lines()) {
            int color = theme.run(line.run());
            if (line.kind() == PlotLine.Kind.AREA) {
                strokes.draw(to, smooth.get(line.series()), frame, 1.2, Argb.alpha(color, THIN));
            } else if (line.series().smoothing() > 0) {
                strokes.drawRaw(to, raw.get(line.series()), frame, Argb.alpha(color, RAW));
            }
        }
        for (PlotLine line : plot.lines()) {
            if (line.kind() == PlotLine.Kind.RUN) {
                strokes.draw(to, smooth.get(line.series()), frame, STRONG, theme.run(line.run()));
            }
        }
        for (PlotLine line : plot.lines()) {
            int last = lastPoint(line.series());
            if (line.kind() == PlotLine.Kind.RUN && last >= 0) {
                double x = frame.x(line.series().x(last));
                double y = frame.y(line.series().smoothed(last));
                to.dot(x, y, 4.5, theme.card());
                to.dot(x, y, 3.5, theme.run(line.run()));
            }
        }
    }

    private static int lastPoint(Series series) {
        int last = series.size() - 1;
        while (last >= 0 && Double.isNaN(series.smoothed(last))) {
            last--;
        }
        return last;
    }

    // The y range holds every raw and smoothed point in sight and the base, and ends on a tick so that it rarely moves.
    private PlotFrame frame(
            Surface to, PlotContent plot, double width, double height, double top, double low, double high) {
        double bottom = height - 44;
        double tall = Math.max(10, bottom - top);
        double left = 52;
        double wide = Math.max(10, Math.floor(width - left - 18));
        int columns = (int) Math.max(1, Math.round(wide * to.scale()));
        double least = plot.base();
        double most = plot.base();
        for (PlotLine line : plot.lines()) {
            Columns main = update(smooth, true, line, low, high, columns);
            boolean faint = line.kind() == PlotLine.Kind.RUN && line.series().smoothing() > 0;
            Columns all = faint ? update(raw, false, line, low, high, columns) : main;
            for (int i = 0; i < columns; i++) {
                if (!all.isEmpty(i)) {
                    least = least <= all.least(i) ? least : all.least(i);
                    most = most >= all.most(i) ? most : all.most(i);
                }
            }
        }
        if (Double.isNaN(least)) {
            least = 0;
            most = 1;
        }
        double span = Math.max(most - least, Math.max(1e-6, Math.abs(most) * 0.02));
        if (least >= 0 && least < span * 0.5) {
            least = 0;
        }
        double step = Ticks.of(least, least + span, PlotAxes.rows(tall)).step() / 2;
        double floor = Math.floor(least / step + 1e-9) * step;
        double ceiling = Math.ceil((most + span * 0.02) / step) * step;
        return new PlotFrame(left, top, wide, tall, low, high, floor, Math.max(ceiling, floor + step));
    }

    private static Columns update(
            Map<Series, Columns> kept, boolean smoothed, PlotLine line, double low, double high, int columns) {
        Columns found = kept.computeIfAbsent(line.series(), series -> new Columns(smoothed));
        found.update(line.series(), low, high, columns);
        return found;
    }

    /// Forgets the lines that `plot` no longer has.
    void retain(PlotContent plot) {
        var left = plot.lines().stream().map(PlotLine::series).toList();
        raw.keySet().retainAll(left);
        smooth.keySet().retainAll(left);
    }
}
