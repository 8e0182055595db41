package palimpsest.ui.plot;

import java.util.Objects;

/// A line of a plot.
///
/// @param series its points
/// @param name of the run, or of the area; stands in the readout and the legend
/// @param run index of the run's colour, or [#NEUTRAL]
/// @param kind how it is drawn
public record PlotLine(Series series, String name, int run, Kind kind) {
    /// The index of a line that is no run's own.
    public static final int NEUTRAL = -1;

    /// How a line is drawn.
    public enum Kind {
        /// Raw points faint, the smoothed line strong, a dot at its end.
        RUN,
        /// One area of a run: a thin line of the run's colour.
        AREA
    }

    public PlotLine {
        Objects.requireNonNull(series);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }
}
