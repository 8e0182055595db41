package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the readout says besides the lines: the strip's value, and the markers near the crosshair.
final class ReadoutNotes {
    private static final int MOST = 4;

    private ReadoutNotes() {}

    static Card added(Card card, PlotContent plot, double x, double near, PlotTheme theme) {
        int columns =
                card.rows().isEmpty() ? 1 : card.rows().getFirst().figures().size();
        List<Card.Row> rows = new ArrayList<>(card.rows());
        List<PlotLine> strip = plot.strip().lines();
        for (PlotLine line : strip) {
            int index = line.series().nearest(x);
            if (index >= 0 && rows.size() < card.rows().size() + MOST) {
                String name =
                        strip.size() == 1 ? plot.strip().name() : plot.strip().name() + ", " + line.name();
                String value = PlotAxes.shortFigure(line.series().y(index));
                rows.add(row(strip.size() == 1 ? 0 : theme.run(line.run()), name, value, columns));
            }
        }
        int left = MOST;
        for (Marker marker : plot.markers()) {
            if (Math.abs(marker.x() - x) <= near && left-- > 0) {
                int color = marker.run() == PlotLine.NEUTRAL ? 0 : theme.run(marker.run());
                rows.add(row(color, marker.label(), "", columns));
            }
        }
        return new Card(card.title(), card.token(), card.heads(), rows);
    }

    /// A row with one figure under the first column.
    private static Card.Row row(int color, String name, String figure, int columns) {
        List<String> figures = new ArrayList<>(Collections.nCopies(columns, ""));
        figures.set(0, figure);
        return new Card.Row(color, name, figures);
    }
}
