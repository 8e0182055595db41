package palimpsest.ui.plot;

/// Draws what stands around the lines of a plot: grid, figures, names of the axes, base level.
final class PlotAxes {
    private static final double ROW = 48;
    private static final double COLUMN = 90;

    private PlotAxes() {}

    /// How many rows of the grid fit into a height.
    static int rows(double height) {
        return Math.clamp(Math.round(height / ROW), 2, 7);
    }

    /// @param foot height that is kept free between the data and the figures below it
    static void paint(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme, double width, double foot) {
        AxisTicks rows = AxisTicks.of(
                frame.yLow(),
                frame.yHigh(),
                rows(frame.height()),
                AxisFigures.PLAIN,
                frame.scales().logY());
        for (int i = 0; i < rows.size(); i++) {
            double y = hair(to, frame.y(rows.at().get(i)));
            to.line(frame.left(), y, frame.right(), y, 1, theme.grid());
            if (!plot.isEmpty()) {
                small(to, rows.labels().get(i), frame.left() - 10, y + 4, theme, Surface.Align.RIGHT);
            }
        }
        int most = Math.clamp(Math.round(frame.width() / COLUMN), 2, 10);
        AxisTicks columns = AxisTicks.of(
                frame.xLow(),
                frame.xHigh(),
                most,
                frame.scales().figures(),
                frame.scales().logX());
        double baseline = frame.bottom() + foot + 18;
        boolean known = !plot.isEmpty() || frame.xHigh() > 1;
        double free = 0;
        for (int i = 0; i < columns.size() && known; i++) {
            double x = hair(to, frame.x(columns.at().get(i)));
            if (columns.at().get(i) > frame.xLow()) {
                to.line(x, frame.top(), x, frame.bottom(), 1, theme.grid());
            }
            String label = columns.labels().get(i);
            double half = to.width(label, Face.TEXT, PlotPainter.SMALL) / 2;
            double at = Math.min(x, width - half - 4);
            if (at - half >= free) {
                small(to, label, at, baseline, theme, Surface.Align.CENTER);
                free = at + half + 6;
            }
        }
        small(to, plot.yName(), frame.left() - 10 - widest(to, rows, plot), frame.top() - 9, theme, Surface.Align.LEFT);
        small(to, plot.xName(), frame.right(), baseline + 17, theme, Surface.Align.RIGHT);
    }

    /// Names the strip and says how high it goes.
    static void paintStrip(Surface to, String name, double most, PlotFrame frame, PlotTheme theme) {
        double foot = hair(to, frame.bottom());
        to.line(frame.left(), foot, frame.right(), foot, 1, theme.grid());
        String label = name + ", up to " + shortFigure(most);
        to.text(
                label,
                frame.right() - 2,
                frame.top() - 4,
                Face.TEXT,
                PlotPainter.SMALL - 1,
                theme.muted(),
                Surface.Align.RIGHT);
    }

    /// A figure of any size in a few signs: `5e-4`.
    static String shortFigure(double value) {
        if (value == 0 || Math.abs(value) >= 0.01 && Math.abs(value) < 10_000) {
            return Ticks.figure(value, value == Math.rint(value) ? 0 : 3);
        }
        int power = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
        String digits = Ticks.figure(value / Math.pow(10, power), 2).replaceAll("\\.?0+$", "");
        return digits + "e" + power;
    }

    private static double widest(Surface to, AxisTicks rows, PlotContent plot) {
        double widest = 0;
        for (int i = 0; i < rows.size() && !plot.isEmpty(); i++) {
            widest = Math.max(widest, to.width(rows.labels().get(i), Face.TEXT, PlotPainter.SMALL));
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

    static void small(Surface to, String text, double x, double y, PlotTheme theme, Surface.Align align) {
        to.text(text, x, y, Face.TEXT, PlotPainter.SMALL, theme.muted(), align);
    }

    // The middle of a device pixel, so that a one-pixel line is one pixel wide.
    static double hair(Surface to, double at) {
        double scale = to.scale();
        return (Math.floor(at * scale) + (scale < 1.5 ? 0.5 : 0)) / scale;
    }
}
