package palimpsest.ui.pictures;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import palimpsest.history.RecordedRun;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.ui.fx.AreaTitle;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.Markup;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.TokenText;

/// The probe passages of a run that lost most, as readable text whose tokens are coloured by what they lost or gained.
final class PassagePage {
    /// Colours on each side of the scale.
    private static final int STEPS = 16;

    private static final int MOST = 8;

    private final List<Passage> passages;
    private final ProbeSnapshot base;
    private final ProbeSnapshot now;

    /// @param run which compares tokens
    /// @throws palimpsest.tensor.InputException if a snapshot is damaged
    PassagePage(RecordedRun run) {
        passages = run.passages();
        base = run.snapshot(0);
        now = run.latestSnapshot().orElse(base);
    }

    /// The rules of style for the colours of a theme.
    static String colors(PlotTheme theme) {
        DivergingScale scale = new DivergingScale(theme);
        StringBuilder rules = new StringBuilder();
        for (int step = 1; step <= STEPS; step++) {
            double bits = DivergingScale.RANGE * step / STEPS;
            rules.append(".f%d{background:#%06x}.l%d{background:#%06x}%n"
                    .formatted(step, scale.color(bits) & 0xFFFFFF, step, scale.color(-bits) & 0xFFFFFF));
        }
        return rules.toString();
    }

    /// The legend of the colours, and the passages that lost most, most damaged first.
    void write(Page page) {
        List<Integer> worst = IntStream.range(0, passages.size())
                .boxed()
                .filter(p -> damage(p) > 0)
                .sorted(Comparator.comparingDouble(p -> -damage(p)))
                .limit(MOST)
                .toList();
        if (worst.isEmpty()) {
            page.element("p", "No passage lost anything.");
            return;
        }
        page.raw("<p class=\"scale\"><span>learned \u22128 bits</span><span class=\"bar\" aria-hidden=\"true\">");
        for (int step = STEPS; step > 0; step--) {
            page.raw("<i class=\"l%d\"></i>".formatted(step));
        }
        page.raw("<i></i>");
        for (int step = 1; step <= STEPS; step++) {
            page.raw("<i class=\"f%d\"></i>".formatted(step));
        }
        page.raw("</span><span>+8 bits forgotten</span><span><b class=\"s\">4 bits or more</b></span></p>");
        for (int index : worst) {
            page.raw("<figure class=\"passage\">");
            page.element(
                    "figcaption",
                    AreaTitle.of(passages.get(index).area()) + " \u00b7 \u0394 " + Figures.signed(damage(index), 2)
                            + " bits a token");
            page.raw("<p class=\"tokens\">" + tokens(index) + "</p></figure>");
        }
    }

    private double damage(int index) {
        return Forgetting.damage(base.passages().get(index), now.passages().get(index));
    }

    private String tokens(int index) {
        TokenScores before = base.passages().get(index);
        TokenScores after = now.passages().get(index);
        StringBuilder text = new StringBuilder();
        for (int token = 0; token < passages.get(index).length(); token++) {
            String shown = Markup.escape(TokenText.flowing(passages.get(index).token(token)));
            double delta = Forgetting.delta(before, after, token);
            if (!Double.isFinite(delta)) {
                text.append(shown);
                continue;
            }
            text.append("<span class=\"").append(classes(delta)).append("\" title=\"");
            text.append(Markup.escape(title(before, after, token)))
                    .append("\">")
                    .append(shown)
                    .append("</span>");
            if (shown.indexOf('\u21b5') >= 0) {
                text.append("<br/>");
            }
        }
        return text.toString();
    }

    private static String classes(double delta) {
        if (Math.abs(delta) < DivergingScale.NEUTRAL) {
            return "t";
        }
        double share = Math.min(1, Math.abs(delta) / DivergingScale.RANGE);
        String color = (delta < 0 ? "l" : "f") + Math.max(1, Math.round(share * STEPS));
        return "t " + color + (Math.abs(delta) >= DivergingScale.STRONG ? " s" : "");
    }

    private static String title(TokenScores before, TokenScores after, int token) {
        return "\u0394 %s bits \u00b7 surprisal %s \u2192 %s bits \u00b7 rank %s \u2192 %s%s"
                .formatted(
                        Figures.signed(Forgetting.delta(before, after, token), 1),
                        Figures.plain(-before.log2p()[token], 1),
                        Figures.plain(-after.log2p()[token], 1),
                        Figures.count(before.rank()[token]),
                        Figures.count(after.rank()[token]),
                        became(Forgetting.of(before, after, token)));
    }

    private static String became(Forgetting what) {
        return what == Forgetting.KEPT ? "" : " \u00b7 " + what.words();
    }
}
