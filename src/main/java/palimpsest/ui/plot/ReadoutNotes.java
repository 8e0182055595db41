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
                rows.add(row(
                        strip.size() == 1 ? Card.Swatch.NONE : Card.Swatch.of(line.run(), theme),
                        name,
                        value,
                        columns));
            }
        }
        int left = MOST;
        for (Marker marker : plot.markers()) {
            if (Math.abs(marker.x() - x) <= near && left-- > 0) {
                Card.Swatch swatch =
                        marker.run() == PlotLine.NEUTRAL ? Card.Swatch.NONE : Card.Swatch.of(marker.run(), theme);
                rows.add(row(swatch, marker.label(), "", columns));
            }
        }
        return new Card(card.title(), card.token(), card.heads(), rows);
    }

    /// A row with one figure under the first column.
    private static Card.Row row(Card.Swatch swatch, String name, String figure, int columns) {
        List<String> figures = new ArrayList<>(Collections.nCopies(columns, ""));
        figures.set(0, figure);
        return new Card.Row(swatch, name, figures);
    }
}
