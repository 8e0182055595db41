package palimpsest.ui.plot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Draws a line plot: grid, axes, lines, base level, legend. Keeps the pixel columns of each line, so one
/// painter belongs to one plot. One thread.
final class PlotPainter {
    static final double SMALL = 11;
    private static final double RAW = 0.30;
    private static final double STRONG = 2;
    private static final double THIN = 0.45;
    private static final double STRIP = 30;
    /// A plot lower than this has no room for a strip.
    private static final double LOW = 190;

    /// What of a plot is shown; NaN for y goes by the data.
    ///
    /// @param foot height that is kept free below it, besides that of a line
    /// @param note words above its right end; empty for none
    record View(double low, double high, double yLow, double yHigh, double foot, String note) {
        /// All levels between two places.
        static View across(double low, double high) {
            return new View(low, high, Double.NaN, Double.NaN, 0, "");
        }
    }

    private final Map<Series, Columns> raw = new HashMap<>();
    private final Map<Series, Columns> smooth = new HashMap<>();
    private final Strokes strokes = new Strokes();

    /// Draws everything but the ground and the crosshair.
    ///
    /// @param titled whether the title is drawn on top
    /// @return where the data lies
    PlotFrame paint(
            Surface to, PlotContent plot, double width, double height, View view, PlotTheme theme, boolean titled) {
        double top = 22;
        if (titled) {
            top += 34;
            Heading.paint(to, plot.title(), plot.subtitle(), width, theme);
        }
        boolean strip = !plot.strip().isEmpty() && height - top >= LOW;
        PlotFrame frame = frame(to, plot, width, height - view.foot() - (strip ? STRIP : 0), top, view);
        PlotAxes.paint(to, plot, frame, theme, width, strip ? STRIP : 0);
        if (plot.isEmpty()) {
            double middle = frame.left() + frame.width() / 2;
            double baseline = frame.top() + frame.height() / 2;
            double wide = to.width(plot.emptyText(), Face.TEXT, 12.5) + 12;
            to.fillRect(middle - wide / 2, baseline - 14, wide, 20, theme.card());
            to.text(plot.emptyText(), middle, baseline, Face.TEXT, 12.5, theme.muted(), Surface.Align.CENTER);
            return frame;
        }
        to.clip(frame.left() - 5, frame.top() - 5, frame.width() + 10, frame.height() + 10);
        lines(to, plot, frame, theme);
        to.unclip();
        if (strip) {
            strip(to, plot, frame, theme);
        }
        MarkerPainter.paint(to, plot, frame, theme, view.note());
        PlotAxes.paintBase(to, plot, frame, theme);
        if (titled) {
            LinesLegend.paint(to, plot, frame, theme, height);
        }
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
                RunMark.paint(to, line.run(), x, y, 3.5, theme.run(line.run()));
            }
        }
    }

    /// The strip at the foot: from 0 to its highest value in sight, and that value.
    private void strip(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme) {
        double most = 0;
        for (PlotLine line : plot.strip().lines()) {
            Columns columns = update(smooth, true, line, frame, columns(to, frame.width()));
            for (int i = 0; i < columns.width(); i++) {
                most = columns.isEmpty(i) ? most : Math.max(most, columns.most(i));
            }
        }
        PlotFrame low = new PlotFrame(
                frame.left(),
                frame.bottom() + 16,
                frame.width(),
                STRIP - 18,
                frame.xLow(),
                frame.xHigh(),
                0,
                most > 0 ? most : 1,
                new PlotScales(frame.scales().figures(), frame.scales().logX(), false));
        to.clip(low.left(), low.top() - 2, low.width(), low.height() + 4);
        for (PlotLine line : plot.strip().lines()) {
            strokes.draw(to, smooth.get(line.series()), low, 1.2, Argb.alpha(theme.run(line.run()), 0.8));
        }
        to.unclip();
        PlotAxes.paintStrip(to, plot.strip().name(), most, low, theme);
    }

    private static int lastPoint(Series series) {
        int last = series.size() - 1;
        while (last >= 0 && Double.isNaN(series.smoothed(last))) {
            last--;
        }
        return last;
    }

    private static int columns(Surface to, double wide) {
        return (int) Math.max(1, Math.round(wide * to.scale()));
    }

    // The y range holds every raw and smoothed point in sight and the base, and ends on a tick so that it rarely moves.
    private PlotFrame frame(Surface to, PlotContent plot, double width, double height, double top, View view) {
        double bottom = height - 44;
        double tall = Math.max(10, bottom - top);
        double left = 52;
        double wide = Math.max(10, Math.floor(width - left - 18));
        PlotFrame across = new PlotFrame(left, top, wide, tall, view.low(), view.high(), 0, 1, plot.scales());
        Levels levels = new Levels(plot.scales().logY());
        levels.hold(plot.base());
        int columns = columns(to, wide);
        for (PlotLine line : plot.lines()) {
            levels.hold(update(smooth, true, line, across, columns));
            if (line.kind() == PlotLine.Kind.RUN && line.series().smoothing() > 0) {
                levels.hold(update(raw, false, line, across, columns));
            }
        }
        for (PlotLine line : plot.unseen()) {
            levels.hold(update(smooth, true, line, across, columns));
        }
        double[] range = Double.isNaN(view.yLow())
                ? levels.range(PlotAxes.rows(tall))
                : new double[] {view.yLow(), view.yHigh()};
        return new PlotFrame(left, top, wide, tall, view.low(), view.high(), range[0], range[1], plot.scales());
    }

    private static Columns update(
            Map<Series, Columns> kept, boolean smoothed, PlotLine line, PlotFrame frame, int columns) {
        Columns found = kept.computeIfAbsent(line.series(), series -> new Columns(smoothed));
        found.update(line.series(), frame.xLow(), frame.xHigh(), frame.scales().logX(), columns);
        return found;
    }

    /// Forgets the lines that `plot` no longer has.
    void retain(PlotContent plot) {
        Set<Series> left = new HashSet<>();
        plot.lines().forEach(line -> left.add(line.series()));
        plot.unseen().forEach(line -> left.add(line.series()));
        plot.strip().lines().forEach(line -> left.add(line.series()));
        raw.keySet().retainAll(left);
        smooth.keySet().retainAll(left);
    }
}
