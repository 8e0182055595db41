package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The crosshair of a plot and the card beside it, which reads every line at one place.
final class PlotReadout {
    private static final int MOST_AREAS = 8;
    /// Pixels between the crosshair and a marker that it reads too.
    static final double NEAR = 4;
    /// Pixels kept free around the card.
    private static final double EDGE = 6;
    private static final String NONE = "\u2013";

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

    /// What every line says at `x`; a line that stood still there says nothing. With areas: a column a run and a row an
    /// area. Without: a row a run, its smoothed value and the raw one.
    ///
    /// @param near how far from `x` a marker may lie whose words are said too
    static Card card(PlotContent plot, double x, double near, PlotTheme theme) {
        return card(plot, x, near, MOST_AREAS, theme);
    }

    private static Card card(PlotContent plot, double x, double near, int most, PlotTheme theme) {
        List<PlotLine> runs = new ArrayList<>();
        Set<String> areas = new LinkedHashSet<>();
        for (PlotLine line : plot.lines()) {
            if (line.kind() == PlotLine.Kind.RUN) {
                runs.add(line);
            } else {
                areas.add(line.name());
            }
        }
        String title = plot.xName() + " " + plot.scales().figures().figure(x);
        Card card =
                areas.isEmpty() ? byRun(title, plot, runs, x, theme) : byArea(title, plot, runs, areas, most, x, theme);
        return ReadoutNotes.added(card, plot, x, near, theme);
    }

    private static Card byRun(String title, PlotContent plot, List<PlotLine> runs, double x, PlotTheme theme) {
        boolean raw = runs.stream().anyMatch(line -> line.series().smoothing() > 0);
        List<Card.Row> rows = new ArrayList<>();
        for (PlotLine line : runs) {
            Series series = line.series();
            int index = series.reading(x);
            String value = index < 0 ? NONE : figure(series.smoothed(index));
            String own = index < 0 ? NONE : figure(series.y(index));
            rows.add(new Card.Row(
                    Card.Swatch.of(line.run(), theme), line.name(), raw ? List.of(value, own) : List.of(value)));
        }
        if (!Double.isNaN(plot.base())) {
            String base = figure(plot.base());
            rows.add(new Card.Row(Card.Swatch.NONE, "base", raw ? List.of(base, "") : List.of(base)));
        }
        List<Card.Head> heads = raw
                ? List.of(new Card.Head("smooth", Card.Swatch.NONE), new Card.Head("raw", Card.Swatch.NONE))
                : List.of();
        return new Card(title, false, heads, rows);
    }

    private static Card byArea(
            String title,
            PlotContent plot,
            List<PlotLine> runs,
            Set<String> areas,
            int most,
            double x,
            PlotTheme theme) {
        List<Card.Head> heads = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (PlotLine run : runs) {
            heads.add(new Card.Head(run.name(), Card.Swatch.of(run.run(), theme)));
            all.add(at(run, x));
        }
        List<Card.Row> rows = new ArrayList<>();
        rows.add(new Card.Row(Card.Swatch.NONE, "all areas", all));
        int left = areas.size();
        for (String area : areas) {
            if (rows.size() > most && left > 1) {
                rows.add(new Card.Row(
                        Card.Swatch.NONE,
                        left + " more",
                        runs.stream().map(run -> "").toList()));
                break;
            }
            left--;
            List<String> figures = new ArrayList<>();
            for (PlotLine run : runs) {
                figures.add(plot.lines().stream()
                        .filter(line -> line.kind() == PlotLine.Kind.AREA
                                && line.run() == run.run()
                                && line.name().equals(area))
                        .findFirst()
                        .map(line -> at(line, x))
                        .orElse(NONE));
            }
            rows.add(new Card.Row(Card.Swatch.NONE, area, figures));
        }
        if (!Double.isNaN(plot.base())) {
            String base = figure(plot.base());
            rows.add(new Card.Row(
                    Card.Swatch.NONE, "base", runs.stream().map(run -> base).toList()));
        }
        return new Card(title, false, heads, rows);
    }

    private static String at(PlotLine line, double x) {
        int index = line.series().reading(x);
        return index < 0 ? NONE : figure(line.series().smoothed(index));
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? NONE : Ticks.figure(value, Math.abs(value) < 100 ? 3 : 1);
    }

    /// The card with as many areas as there is height for; none of it is cut before it has but one.
    private static CardPainter whole(
            Surface to, PlotContent plot, double x, double near, double height, PlotTheme theme) {
        int most = MOST_AREAS;
        CardPainter card = new CardPainter(to, card(plot, x, near, most, theme));
        while (card.height() > height && most > 1) {
            card = new CardPainter(to, card(plot, x, near, --most, theme));
        }
        return card;
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
            int index = line.series().reading(snapped);
            if (index < 0 || Double.isNaN(line.series().smoothed(index))) {
                continue;
            }
            boolean strong = line.kind() == PlotLine.Kind.RUN;
            double y = frame.y(line.series().smoothed(index));
            double own = frame.x(line.series().x(index));
            to.dot(own, y, strong ? 5 : 3.5, theme.card());
            if (strong) {
                RunMark.paint(to, line.run(), own, y, 3.5, theme.run(line.run()));
            } else {
                to.dot(own, y, 2, theme.run(line.run()));
            }
        }
        double near = frame.valueAt(at + NEAR) - frame.valueAt(at);
        CardPainter card = whole(to, plot, snapped, near, height - 2 * EDGE, theme);
        double beside = at + 14 + card.width() <= width - EDGE ? at + 14 : at - 14 - card.width();
        double top = Math.clamp(frame.top() + EDGE, EDGE, Math.max(EDGE, height - card.height() - EDGE));
        card.paint(Math.max(EDGE, Math.floor(beside)), Math.floor(top), theme);
    }
}
