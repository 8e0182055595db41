package palimpsest.ui.plot;

import java.util.EnumMap;
import java.util.Map;

/// Draws the notes on the x axis, and the names of epochs above the data, where no line hides them. Those of one of
/// several runs are small: all of them together would hide the curves.
final class MarkerPainter {
    private static final double LEAST = 4;

    private MarkerPainter() {}

    /// @param note words above the right end of the data, which it draws too
    static void paint(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme, String note) {
        double above = frame.top() - 9;
        PlotAxes.small(to, note, frame.right(), above, theme, Surface.Align.RIGHT);
        double end = frame.right() - (note.isEmpty() ? 0 : to.width(note, Face.TEXT, PlotPainter.SMALL) + 10);
        // the name of the y axis stands there first
        double labelled = frame.left() - 10 + to.width(plot.yName(), Face.TEXT, PlotPainter.SMALL);
        Map<Marker.Kind, Double> free = new EnumMap<>(Marker.Kind.class);
        for (Marker marker : plot.markers()) {
            if (!(marker.x() >= frame.xLow() && marker.x() <= frame.xHigh())) {
                continue;
            }
            double x = PlotAxes.hair(to, frame.x(marker.x()));
            // of many at one place the first stands for all
            if (x < free.getOrDefault(marker.kind(), 0.0)) {
                continue;
            }
            free.put(marker.kind(), x + LEAST);
            boolean alone = marker.run() == PlotLine.NEUTRAL;
            int color = alone ? theme.muted() : theme.run(marker.run());
            switch (marker.kind()) {
                case EPOCH -> {
                    if (alone) {
                        to.dashed(x, frame.top() - 4, x, frame.bottom(), 1, Argb.alpha(color, 0.6));
                    } else {
                        to.line(x, frame.top() - 4, x, frame.top() + 3, 1.5, color);
                    }
                    double width = to.width(marker.label(), Face.TEXT, PlotPainter.SMALL);
                    if (x - 3 >= labelled && x - 3 + width <= end) {
                        PlotAxes.small(to, marker.label(), x - 3, above, theme, Surface.Align.LEFT);
                        labelled = x + width + 10;
                    }
                }
                case CHECKPOINT -> to.line(x, frame.bottom() - (alone ? 6 : 2), x, frame.bottom() + 1, 1.5, color);
                case EVENT -> {
                    to.dot(x, frame.bottom(), 3.5, color);
                    to.dot(x, frame.bottom(), 2, theme.card());
                }
                case PAUSE -> {
                    to.dashed(x, frame.top(), x, frame.bottom() - 5, 1, Argb.alpha(color, 0.4));
                    to.fillRect(x - 3.5, frame.bottom() - 5, 7, 10, theme.card());
                    to.line(x - 1.75, frame.bottom() - 4, x - 1.75, frame.bottom() + 4, 1.5, color);
                    to.line(x + 1.75, frame.bottom() - 4, x + 1.75, frame.bottom() + 4, 1.5, color);
                }
            }
        }
    }
}
