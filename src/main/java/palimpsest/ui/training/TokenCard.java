package palimpsest.ui.training;

import java.util.List;
import java.util.Locale;
import palimpsest.measure.Passage;
import palimpsest.measure.TokenScores;
import palimpsest.ui.fx.Figures;

/// What is known of one token, in words and figures.
///
/// @param token the token with its white space made visible
/// @param area the area of its passage
/// @param rows one line each
public record TokenCard(String token, String area, List<Row> rows) {
    private static final String NONE = "–";

    /// A quantity under the base model and now; `now` alone where there is no comparing.
    public record Row(String name, String base, String now) {}

    static TokenCard of(Passage passage, int index, TokenScores base, TokenScores now) {
        double log2p0 = base.log2p()[index];
        double log2p1 = now.log2p()[index];
        List<Row> rows = List.of(
                new Row("probability", probability(log2p0), probability(log2p1)),
                new Row("rank", rank(base.rank()[index]), rank(now.rank()[index])),
                new Row("surprisal", bits(-log2p0), bits(-log2p1)),
                new Row("entropy", bits(base.entropy()[index]), bits(now.entropy()[index])),
                new Row("Δ", "", Double.isNaN(log2p0 - log2p1) ? NONE : Figures.signed(log2p0 - log2p1, 2) + unit()),
                new Row("KL from base", "", bits(now.kl()[index])));
        return new TokenCard(visible(passage.token(index)), passage.area(), rows);
    }

    /// White space as marks: a space as a raised dot, a line's end and a tab as arrows.
    static String visible(String token) {
        if (token.isEmpty()) {
            return "∅";
        }
        return token.replace(' ', '·').replace("\r", "␍").replace("\n", "↵").replace("\t", "→");
    }

    private static String probability(double log2p) {
        if (Double.isNaN(log2p)) {
            return NONE;
        }
        double percent = 100 * Math.pow(2, log2p);
        String figure = percent >= 0.01 || percent == 0
                ? Figures.plain(percent, percent >= 10 ? 1 : 2)
                : String.format(Locale.ROOT, "%.0e", percent);
        return figure + Figures.SPACE + "%";
    }

    private static String rank(int rank) {
        return rank <= 0 ? NONE : Figures.count(rank);
    }

    private static String bits(double bits) {
        return Double.isNaN(bits) ? NONE : String.format(Locale.ROOT, "%.2f", bits) + unit();
    }

    private static String unit() {
        return Figures.SPACE + "bits";
    }
}
