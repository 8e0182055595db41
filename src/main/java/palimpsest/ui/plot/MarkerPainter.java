package palimpsest.ui.plot;

import java.util.EnumMap;
import java.util.Map;

/// Draws the notes on the x axis.
final class MarkerPainter {
    private static final double LEAST = 4;

    private MarkerPainter() {}

    static void paint(Surface to, PlotContent plot, PlotFrame frame, PlotTheme theme) {
        Map<Marker.Kind, Double> free = new EnumMap<>(Marker.Kind.class);
        double labelled = 0;
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
            int color = marker.run() == PlotLine.NEUTRAL ? theme.muted() : theme.run(marker.run());
            switch (marker.kind()) {
                case EPOCH -> {
                    to.dashed(x, frame.top(), x, frame.bottom(), 1, Argb.alpha(color, 0.6));
                    double width = to.width(marker.label(), Face.TEXT, PlotPainter.SMALL);
                    if (x >= labelled && x + width + 8 < frame.right()) {
                        PlotAxes.small(to, marker.label(), x + 4, frame.top() + 9, theme, Surface.Align.LEFT);
                        labelled = x + width + 10;
                    }
                }
                case CHECKPOINT -> to.line(x, frame.bottom() - 6, x, frame.bottom() + 1, 1.5, color);
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
