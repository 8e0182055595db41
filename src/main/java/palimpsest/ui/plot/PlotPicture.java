package palimpsest.ui.plot;

import java.util.stream.Collectors;

/// A line plot with its title and legend.
public final class PlotPicture extends Picture {
    private final PlotContent plot;
    private final PlotPainter.View view;

    /// The x range of its data, and at least up to `lastX`.
    ///
    /// @param width in logical pixels
    public PlotPicture(PlotContent plot, double lastX, double width, double height) {
        this(plot, PlotPainter.View.across(0, last(plot, lastX)), width, height);
    }

    /// A part of it.
    PlotPicture(PlotContent plot, PlotPainter.View view, double width, double height) {
        super(plot.title(), width, height);
        this.plot = plot;
        this.view = view;
    }

    private static double last(PlotContent plot, double lastX) {
        double last = Math.max(1, lastX);
        for (PlotLine line : plot.lines()) {
            if (line.series().size() > 0) {
                last = Math.max(last, line.series().x(line.series().size() - 1));
            }
        }
        return last;
    }

    @Override
    String description() {
        return plot.yName() + " by " + plot.xName()
                + plot.lines().stream().map(PlotLine::name).distinct().collect(Collectors.joining(", ", ": ", "."));
    }

    @Override
    void draw(Surface to, PlotTheme theme) {
        new PlotPainter().paint(to, plot, width(), height(), view, theme, true);
    }
}
