package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.List;

/// The crosshair of a plot and the card beside it, which reads every line at one place.
final class PlotReadout {
    private PlotReadout() {}

    /// The place of a point nearest to `x`, among all lines; NaN when there is none.
    static double snap(PlotContent plot, double x) {
        double best = Double.NaN;
        for (PlotLine line : plot.lines()) {
            int index = line.series().nearest(x);
            if (index >= 0) {
                double at = line.series().x(index);
                best = Math.abs(at - x) < Math.abs(best - x) || Double.isNaN(best) ? at : best;
            }
        }
        return best;
    }

    /// What every line says at `x`: its smoothed value, and the raw one where that differs.
    static Card card(PlotContent plot, double x, PlotTheme theme) {
        List<Card.Row> rows = new ArrayList<>();
        boolean raw = plot.lines().stream()
                .anyMatch(line -> line.kind() == PlotLine.Kind.RUN && line.series().smoothing() > 0);
        for (PlotLine.Kind kind : PlotLine.Kind.values()) {
            for (PlotLine line : plot.lines()) {
                int index = line.series().nearest(x);
                if (line.kind() != kind || index < 0) {
                    continue;
                }
                Series series = line.series();
                boolean area = kind == PlotLine.Kind.AREA;
                int color = area ? Argb.alpha(theme.run(line.run()), 0.5) : theme.run(line.run());
                String value = figure(series.smoothed(index));
                boolean both = !area && series.smoothing() > 0;
                rows.add(new Card.Row(
                        color,
                        line.name(),
                        raw ? List.of(value, both ? figure(series.y(index)) : "") : List.of(value)));
            }
        }
        if (!Double.isNaN(plot.base())) {
            String base = figure(plot.base());
            rows.add(new Card.Row(theme.muted(), "base", raw ? List.of(base, "") : List.of(base)));
        }
        List<String> heads = raw ? List.of("smooth", "raw") : List.of();
        return new Card(plot.xName() + " " + Ticks.figure(x, 0), false, heads, rows);
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "\u2013" : Ticks.figure(value, Math.abs(value) < 100 ? 3 : 1);
    }

    static void paint(
            Surface to, PlotContent plot, PlotFrame frame, double x, double width, double height, PlotTheme theme) {
        double snapped = snap(plot, x);
        if (Double.isNaN(snapped) || snapped < frame.xLow() || snapped > frame.xHigh()) {
            return;
        }
        double at = Math.floor(frame.x(snapped)) + 0.5;
        to.line(at, frame.top(), at, frame.bottom(), 1, Argb.alpha(theme.cursor(), 0.7));
        for (PlotLine line : plot.lines()) {
            int index = line.series().nearest(snapped);
            if (index < 0 || Double.isNaN(line.series().smoothed(index))) {
                continue;
            }
            double radius = line.kind() == PlotLine.Kind.RUN ? 3.5 : 2;
            double y = frame.y(line.series().smoothed(index));
            double own = frame.x(line.series().x(index));
            to.dot(own, y, radius + 1.5, theme.card());
            to.dot(own, y, radius, theme.run(line.run()));
        }
        CardPainter card = new CardPainter(to, card(plot, snapped, theme));
        double beside = at + 14 + card.width() <= width - 6 ? at + 14 : at - 14 - card.width();
        double top = Math.clamp(frame.top() + 6, 6, Math.max(6, height - card.height() - 6));
        card.paint(Math.max(6, Math.floor(beside)), Math.floor(top), theme);
    }
}
