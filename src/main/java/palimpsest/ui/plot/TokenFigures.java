package palimpsest.ui.plot;

import java.util.List;
import java.util.Locale;

/// What is known of one token under the base and under the model now.
///
/// @param token its characters
/// @param baseLog2p log2 of its probability under the base (bits); NaN when nothing precedes it
/// @param log2p the same now; NaN while not measured
/// @param baseRank its place by probability under the base, 1 is best
/// @param rank the same now
/// @param baseEntropy entropy of the base's prediction (bits)
/// @param entropy the same now
/// @param kl KL of the base's prediction against the present one (bits)
public record TokenFigures(
        String token,
        double baseLog2p,
        double log2p,
        int baseRank,
        int rank,
        double baseEntropy,
        double entropy,
        double kl) {
    private static final String NONE = "\u2013";

    /// The card a person sees, with white space made visible.
    public Card card() {
        return new Card(
                TokenText.visible(token),
                true,
                List.of(new Card.Head("base", Card.Swatch.NONE), new Card.Head("now", Card.Swatch.NONE)),
                List.of(
                        row("probability", percent(baseLog2p), percent(log2p)),
                        row("rank", place(baseRank, baseLog2p), place(rank, log2p)),
                        row("surprisal", bits(-baseLog2p, false), bits(-log2p, false)),
                        row("\u0394", "", bits(baseLog2p - log2p, true)),
                        row("entropy", bits(baseEntropy, false), bits(entropy, false)),
                        row("KL from base", "", bits(kl, false))));
    }

    private static Card.Row row(String name, String base, String now) {
        return new Card.Row(Card.Swatch.NONE, name, List.of(base, now));
    }

    private static String place(int rank, double log2p) {
        return Double.isNaN(log2p) || rank < 1 ? NONE : Ticks.figure(rank, 0);
    }

    private static String bits(double value, boolean signed) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        double rounded = Math.round(value * 100) / 100.0 + 0.0;
        return (signed && rounded > 0 ? "+" : "") + Ticks.figure(rounded, 2) + " bits";
    }

    private static String percent(double log2p) {
        if (Double.isNaN(log2p)) {
            return NONE;
        }
        double percent = 100 * Math.pow(2, log2p);
        if (percent >= 0.05) {
            return Ticks.figure(percent, 1) + " %";
        }
        return String.format(Locale.ROOT, "%.1e %%", percent).replace('-', '\u2212');
    }
}
