package palimpsest.ui.plot;

import java.util.List;

/// The legend of a line plot in a file, where there is nothing to press.
final class LinesLegend {
    private static final double LINE = 14;
    private static final double GAP = 18;

    private LinesLegend() {}

    static void paint(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme, double height) {
        List<PlotLine> runs = plot.lines().stream()
                .filter(line -> line.kind() == PlotLine.Kind.RUN)
                .toList();
        double limit = frame.right() - to.width(plot.xName(), Face.TEXT, PlotPainter.SMALL) - 16;
        double x = frame.left();
        double baseline = height - 9;
        for (PlotLine run : runs) {
            double at = x;
            int color = theme.run(run.run());
            x = entry(to, run.name(), at, baseline, limit, 2, color, theme);
            if (x - GAP <= limit) {
                RunMark.paint(to, run.run(), at + LINE / 2, baseline - 4, 3.5, color);
            }
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
            to.line(x, baseline - 4, x + LINE, baseline - 4, thick, argb);
            PlotAxes.small(to, name, x + 20, baseline, theme, Surface.Align.LEFT);
        }
        return end + GAP;
    }
}
