package palimpsest.ui.plot;

import java.util.List;

/// What a line plot shows.
///
/// @param title of the plot; on the screen the card around it says it, a file has it on top
/// @param subtitle more about it
/// @param xName name of the x axis, `step`
/// @param yName name and unit of the y axis, `bits per byte`
/// @param lines drawn in this order, those of the areas first
/// @param base a dashed level, or NaN for none
/// @param markers notes on the x axis
/// @param emptyText stands in the middle while there is no point
public record PlotContent(
        String title,
        String subtitle,
        String xName,
        String yName,
        List<PlotLine> lines,
        double base,
        List<Marker> markers,
        String emptyText) {
    public PlotContent {
        lines = List.copyOf(lines);
        markers = List.copyOf(markers);
    }

    /// A plot that has no line yet.
    public static PlotContent empty(String title, String xName, String yName, String emptyText) {
        return new PlotContent(title, "", xName, yName, List.of(), Double.NaN, List.of(), emptyText);
    }

    public PlotContent withLines(List<PlotLine> others) {
        return new PlotContent(title, subtitle, xName, yName, others, base, markers, emptyText);
    }

    public PlotContent withBase(double level) {
        return new PlotContent(title, subtitle, xName, yName, lines, level, markers, emptyText);
    }

    public PlotContent withSubtitle(String text) {
        return new PlotContent(title, text, xName, yName, lines, base, markers, emptyText);
    }

    public PlotContent withMarkers(List<Marker> others) {
        return new PlotContent(title, subtitle, xName, yName, lines, base, others, emptyText);
    }

    public PlotContent withYName(String name) {
        return new PlotContent(title, subtitle, xName, name, lines, base, markers, emptyText);
    }

    /// Whether no line has a point.
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.series().size() == 0);
    }
}
