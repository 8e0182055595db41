package palimpsest.ui.training;

import palimpsest.ui.plot.PlotLine;

/// A line of a plot as its legend has it.
///
/// @param key its name in every plot; see [LineChoices]
/// @param run the key of the line that it is put away with: that of its run, or its own
/// @param line what is drawn
record LegendEntry(String key, String run, PlotLine line) {
    String name() {
        return line.name();
    }

    boolean area() {
        return line.kind() == PlotLine.Kind.AREA;
    }
}
