package palimpsest.ui.plot;

import java.util.Objects;

/// How a plot measures its axes.
///
/// @param figures how places on the x axis are written
/// @param logX whether the x axis is logarithmic, which leaves out what is not above 0
/// @param logY whether the y axis is
public record PlotScales(AxisFigures figures, boolean logX, boolean logY) {
    /// Even axes over whole numbers, such as steps.
    public static final PlotScales STEPS = new PlotScales(AxisFigures.WHOLE, false, false);

    public PlotScales {
        Objects.requireNonNull(figures);
    }
}
