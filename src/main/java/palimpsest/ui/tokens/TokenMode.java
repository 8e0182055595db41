package palimpsest.ui.tokens;

import java.util.List;
import java.util.function.Function;
import palimpsest.measure.Forgetting;
import palimpsest.measure.TokenScores;
import palimpsest.ui.plot.Argb;
import palimpsest.ui.plot.ClassScale;
import palimpsest.ui.plot.ColorScale;
import palimpsest.ui.plot.DivergingScale;
import palimpsest.ui.plot.PlotTheme;
import palimpsest.ui.plot.SequentialScale;

/// What the colour of a token tells.
public enum TokenMode {
    DELTA("Δ bits", "Δ bits against the base", "surprisal", DivergingScale::new, SequentialScale::new),
    SURPRISAL("surprisal", "surprisal", "surprisal", SequentialScale::new, SequentialScale::new),
    PROBABILITY(
            "probability",
            "probability",
            "probability",
            SequentialScale::ofProbability,
            SequentialScale::ofProbability),
    RANK("rank", "change of rank", "rank", DivergingScale::ofRanks, SequentialScale::ofRank),
    KL("KL", "KL from the base", "surprisal", SequentialScale::ofDivergence, SequentialScale::new),
    CLASS("class", "what became of it", "what it knew", TokenMode::classes, TokenMode::knownClasses);

    /// In the order of their colours.
    private static final List<Forgetting> CLASSES = List.of(
            Forgetting.FORGOTTEN, Forgetting.WEAKENED, Forgetting.LEARNED, Forgetting.NEVER_KNOWN, Forgetting.KEPT);

    private static final double LN2 = Math.log(2);
    private static final int TEN = 10;

    private final String label;
    private final String words;
    private final String baseWords;
    private final Function<PlotTheme, ColorScale> scale;
    private final Function<PlotTheme, ColorScale> baseScale;

    TokenMode(
            String label,
            String words,
            String baseWords,
            Function<PlotTheme, ColorScale> scale,
            Function<PlotTheme, ColorScale> baseScale) {
        this.label = label;
        this.words = words;
        this.baseWords = baseWords;
        this.scale = scale;
        this.baseScale = baseScale;
    }

    /// Its name on a switch.
    public String label() {
        return label;
    }

    /// What is shown of the model, in a few words.
    String words() {
        return words;
    }

    /// What is shown of the base beside it, in a few words.
    String baseWords() {
        return baseWords;
    }

    /// Whether the base's colours mean what the model's do.
    boolean sameForBase() {
        return words.equals(baseWords);
    }

    Function<PlotTheme, ColorScale> scale() {
        return scale;
    }

    Function<PlotTheme, ColorScale> baseScale() {
        return baseScale;
    }

    /// The value of a token of the model; NaN where nothing precedes it.
    float value(TokenScores base, TokenScores now, int token) {
        if (Float.isNaN(base.log2p()[token])) {
            return Float.NaN;
        }
        return switch (this) {
            case DELTA -> (float) Forgetting.delta(base, now, token);
            case SURPRISAL -> -now.log2p()[token];
            case PROBABILITY -> percent(now.log2p()[token]);
            case RANK -> log2(now.rank()[token]) - log2(base.rank()[token]);
            case KL -> now.kl()[token];
            case CLASS -> CLASSES.indexOf(Forgetting.of(base, now, token));
        };
    }

    /// The value of a token of the base, to stand beside.
    float baseValue(TokenScores base, int token) {
        float log2p = base.log2p()[token];
        if (Float.isNaN(log2p)) {
            return Float.NaN;
        }
        int rank = base.rank()[token];
        return switch (this) {
            case DELTA, SURPRISAL, KL -> -log2p;
            case PROBABILITY -> percent(log2p);
            case RANK -> log2(rank);
            case CLASS -> rank == 1 ? 0 : rank <= TEN ? 1 : 2;
        };
    }

    private static float percent(float log2p) {
        return (float) (100 * Math.exp(log2p * LN2));
    }

    private static float log2(int rank) {
        return (float) (Math.log(rank) / LN2);
    }

    /// In the order of `CLASSES`.
    private static ColorScale classes(PlotTheme theme) {
        return new ClassScale(
                theme,
                List.of(
                        new ClassScale.Kind("forgotten", theme.forgotten(), ColorScale.Mark.LINE),
                        new ClassScale.Kind("weakened", weak(theme, theme.forgotten()), ColorScale.Mark.DOTS),
                        new ClassScale.Kind("learned", theme.learned(), ColorScale.Mark.DASHES),
                        new ClassScale.Kind("never known", theme.edge(), ColorScale.Mark.NONE),
                        new ClassScale.Kind("", theme.card(), ColorScale.Mark.NONE)));
    }

    private static ColorScale knownClasses(PlotTheme theme) {
        return new ClassScale(
                theme,
                List.of(
                        new ClassScale.Kind("first choice", theme.card(), ColorScale.Mark.NONE),
                        new ClassScale.Kind("in the first ten", weak(theme, theme.surprising()), ColorScale.Mark.DOTS),
                        new ClassScale.Kind("never known", theme.edge(), ColorScale.Mark.NONE)));
    }

    private static int weak(PlotTheme theme, int color) {
        return Argb.mix(theme.card(), color, 0.4);
    }
}
