package palimpsest.ui.plot;

import java.util.List;

/// Draws what stands around the lines of a plot: grid, figures, names of the axes, base level, markers, legend.
final class PlotAxes {
    private static final double ROW = 48;
    private static final double COLUMN = 90;

    private PlotAxes() {}

    /// How many rows of the grid fit into a height.
    static int rows(double height) {
        return Math.clamp(Math.round(height / ROW), 2, 7);
    }

    static void paint(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme, double width) {
        Ticks rows = Ticks.of(frame.yLow(), frame.yHigh(), rows(frame.height()));
        for (int i = 0; i < rows.count(); i++) {
            double y = hair(to, frame.y(rows.at(i)));
            to.line(frame.left(), y, frame.right(), y, 1, theme.grid());
            if (!plot.isEmpty()) {
                small(to, rows.label(i), frame.left() - 10, y + 4, theme, Surface.Align.RIGHT);
            }
        }
        int most = Math.clamp(Math.round(frame.width() / COLUMN), 2, 10);
        Ticks columns = Ticks.whole(frame.xLow(), frame.xHigh(), most);
        double baseline = frame.bottom() + 18;
        boolean known = !plot.isEmpty() || frame.xHigh() > 1;
        for (int i = 0; i < columns.count() && known; i++) {
            double x = hair(to, frame.x(columns.at(i)));
            if (columns.at(i) > frame.xLow()) {
                to.line(x, frame.top(), x, frame.bottom(), 1, theme.grid());
            }
            String label = columns.label(i);
            double half = to.width(label, Face.TEXT, PlotPainter.SMALL) / 2;
            double at = Math.min(x, width - half - 4);
            small(to, label, at, baseline, theme, Surface.Align.CENTER);
        }
        small(to, plot.yName(), frame.left() - 10 - widest(to, rows, plot), frame.top() - 9, theme, Surface.Align.LEFT);
        small(to, plot.xName(), frame.right(), baseline + 17, theme, Surface.Align.RIGHT);
        for (Marker marker : plot.markers()) {
            if (marker.x() >= frame.xLow() && marker.x() <= frame.xHigh()) {
                double x = hair(to, frame.x(marker.x()));
                to.dashed(x, frame.top(), x, frame.bottom(), 1, Argb.alpha(theme.muted(), 0.6));
                small(to, marker.label(), x + 4, frame.top() + 9, theme, Surface.Align.LEFT);
            }
        }
    }

    private static double widest(Surface to, Ticks rows, PlotContent plot) {
        double widest = 0;
        for (int i = 0; i < rows.count() && !plot.isEmpty(); i++) {
            widest = Math.max(widest, to.width(rows.label(i), Face.TEXT, PlotPainter.SMALL));
        }
        return plot.isEmpty() ? -10 : widest;
    }

    static void paintBase(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme) {
        if (Double.isNaN(plot.base())) {
            return;
        }
        double y = hair(to, frame.y(plot.base()));
        to.dashed(frame.left(), y, frame.right(), y, 1.2, theme.muted());
        String label = "base " + Ticks.figure(plot.base(), 2);
        double width = to.width(label, Face.TEXT, PlotPainter.SMALL);
        boolean below = y + 18 < frame.bottom();
        double baseline = below ? y + 14 : y - 6;
        to.fillRound(frame.right() - width - 5, baseline - 10, width + 6, 13, 3, Argb.alpha(theme.card(), 0.8));
        small(to, label, frame.right() - 2, baseline, theme, Surface.Align.RIGHT);
    }

    static void paintLegend(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme, double height) {
        List<PlotLine> runs = plot.lines().stream()
                .filter(line -> line.kind() == PlotLine.Kind.RUN)
                .toList();
        double limit = frame.right() - to.width(plot.xName(), Face.TEXT, PlotPainter.SMALL) - 16;
        double x = frame.left();
        double baseline = height - 9;
        for (PlotLine run : runs) {
            x = entry(to, run.name(), x, baseline, limit, 2, theme.run(run.run()), theme);
        }
        plot.lines().stream()
                .filter(line -> line.kind() == PlotLine.Kind.AREA)
                .findFirst()
                .map(line -> runs.size() == 1 ? theme.run(line.run()) : theme.muted())
                .ifPresent(color -> {
                    double at = frame.left();
                    for (PlotLine run : runs) {
                        at += to.width(run.name(), Face.TEXT, PlotPainter.SMALL) + 38;
                    }
                    entry(to, "thin: areas", at, baseline, limit, 1.2, Argb.alpha(color, 0.55), theme);
                });
    }

    private static double entry(
            Surface to, String name, double x, double baseline, double limit, double thick, int argb, PlotTheme theme) {
        double end = x + 20 + to.width(name, Face.TEXT, PlotPainter.SMALL);
        if (end <= limit) {
            to.line(x, baseline - 4, x + 14, baseline - 4, thick, argb);
            small(to, name, x + 20, baseline, theme, Surface.Align.LEFT);
        }
        return end + 18;
    }

    private static void small(Surface to, String text, double x, double y, PlotTheme theme, Surface.Align align) {
        to.text(text, x, y, Face.TEXT, PlotPainter.SMALL, theme.muted(), align);
    }

    // The middle of a device pixel, so that a one-pixel line is one pixel wide.
    private static double hair(Surface to, double at) {
        double scale = to.scale();
        return (Math.floor(at * scale) + (scale < 1.5 ? 0.5 : 0)) / scale;
    }
}
