package palimpsest.ui.plot;

import java.util.List;
import java.util.Optional;

/// The legend of a line plot in a file, where there is nothing to press.
final class LinesLegend {
    private static final String AREAS = "thin: areas";
    private static final double LINE = 14;
    private static final double TEXT = 20;
    private static final double GAP = 18;

    private LinesLegend() {}

    static void paint(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme, double height) {
        List<PlotLine> runs = plot.lines().stream()
                .filter(line -> line.kind() == PlotLine.Kind.RUN)
                .toList();
        double limit = frame.right() - to.width(plot.xName(), Face.TEXT, PlotPainter.SMALL) - 16;
        double baseline = height - 9;
        double x = frame.left();
        for (PlotLine run : runs) {
            double end = end(to, run.name(), x);
            if (end <= limit) {
                int color = theme.run(run.run());
                entry(to, run.name(), x, baseline, 2, color, theme);
                RunMark.paint(to, run.run(), x + LINE / 2, baseline - 4, 3.5, color);
            }
            x = end + GAP;
        }
        Optional<PlotLine> area = plot.lines().stream()
                .filter(line -> line.kind() == PlotLine.Kind.AREA)
                .findFirst();
        if (area.isPresent() && end(to, AREAS, x) <= limit) {
            int color = runs.size() == 1 ? theme.run(area.get().run()) : theme.muted();
            entry(to, AREAS, x, baseline, 1.2, Argb.alpha(color, 0.55), theme);
        }
    }

    private static double end(Surface to, String name, double x) {
        return x + TEXT + to.width(name, Face.TEXT, PlotPainter.SMALL);
    }

    private static void entry(
            Surface to, String name, double x, double baseline, double thick, int argb, PlotTheme theme) {
        to.line(x, baseline - 4, x + LINE, baseline - 4, thick, argb);
        PlotAxes.small(to, name, x + TEXT, baseline, theme, Surface.Align.LEFT);
    }
}
