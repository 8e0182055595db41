package palimpsest.ui.plot;

import java.util.List;

/// What a line plot shows.
///
/// @param title of the plot; on the screen the card around it says it, a file has it on top
/// @param subtitle more about it
/// @param xName name of the x axis, `step`
/// @param yName name and unit of the y axis, `bits per byte`
/// @param lines drawn in this order, those of the areas first
/// @param unseen lines that are not drawn, and yet fit into the y range: those of the pane beside it
/// @param base a dashed level, or NaN for none
/// @param markers notes on the x axis
/// @param strip what stands at the foot
/// @param scales how the axes are measured
/// @param emptyText stands in the middle while there is no point
public record PlotContent(
        String title,
        String subtitle,
        String xName,
        String yName,
        List<PlotLine> lines,
        List<PlotLine> unseen,
        double base,
        List<Marker> markers,
        PlotStrip strip,
        PlotScales scales,
        String emptyText) {
    public PlotContent {
        lines = List.copyOf(lines);
        unseen = List.copyOf(unseen);
        markers = List.copyOf(markers);
    }

    /// A plot that has no line yet.
    public static PlotContent empty(String title, String xName, String yName, String emptyText) {
        return new PlotContent(
                title,
                "",
                xName,
                yName,
                List.of(),
                List.of(),
                Double.NaN,
                List.of(),
                PlotStrip.NONE,
                PlotScales.STEPS,
                emptyText);
    }

    public PlotContent withLines(List<PlotLine> others) {
        return changed(subtitle, yName, others, unseen, base, markers, strip, scales);
    }

    public PlotContent withUnseen(List<PlotLine> others) {
        return changed(subtitle, yName, lines, others, base, markers, strip, scales);
    }

    public PlotContent withBase(double level) {
        return changed(subtitle, yName, lines, unseen, level, markers, strip, scales);
    }

    public PlotContent withSubtitle(String text) {
        return changed(text, yName, lines, unseen, base, markers, strip, scales);
    }

    public PlotContent withMarkers(List<Marker> others) {
        return changed(subtitle, yName, lines, unseen, base, others, strip, scales);
    }

    public PlotContent withStrip(PlotStrip other) {
        return changed(subtitle, yName, lines, unseen, base, markers, other, scales);
    }

    public PlotContent withScales(PlotScales others) {
        return changed(subtitle, yName, lines, unseen, base, markers, strip, others);
    }

    /// As it is now, with lines that do not grow, to be drawn on another thread.
    public PlotContent still() {
        return changed(
                subtitle,
                yName,
                still(lines),
                still(unseen),
                base,
                markers,
                new PlotStrip(strip.name(), still(strip.lines())),
                scales);
    }

    private static List<PlotLine> still(List<PlotLine> lines) {
        return lines.stream()
                .map(line -> new PlotLine(line.series().copy(), line.name(), line.run(), line.kind()))
                .toList();
    }

    private PlotContent changed(
            String otherSubtitle,
            String otherYName,
            List<PlotLine> otherLines,
            List<PlotLine> otherUnseen,
            double otherBase,
            List<Marker> otherMarkers,
            PlotStrip otherStrip,
            PlotScales otherScales) {
        return new PlotContent(
                title,
                otherSubtitle,
                xName,
                otherYName,
                otherLines,
                otherUnseen,
                otherBase,
                otherMarkers,
                otherStrip,
                otherScales,
                emptyText);
    }

    /// Whether no line has a point.
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.series().size() == 0);
    }
}
