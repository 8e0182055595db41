package palimpsest.ui.plot;

import java.util.List;

/// A low strip along the foot of a plot, on the same x axis, for a quantity of another kind, such as the learning rate.
/// It goes from 0 to the highest value.
///
/// @param name of the quantity
/// @param lines one a run
public record PlotStrip(String name, List<PlotLine> lines) {
    /// No strip.
    public static final PlotStrip NONE = new PlotStrip("", List.of());

    public PlotStrip {
        lines = List.copyOf(lines);
    }

    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.series().size() == 0);
    }
}
