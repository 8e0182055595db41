package palimpsest.ui.plot;

/// From nothing to much of a single hue: the card's ground is the low end, the full hue the high one.
public final class SequentialScale implements ColorScale {
    /// Bits of surprisal at the surprising end.
    public static final double RANGE = 16;

    private static final int STEPS = 64;
    private static final double NEUTRAL = 0.1;
    private static final double EXPONENT = 0.8;
    private final int[] colors = new int[STEPS + 1];
    private final double range;
    private final double neutral;
    private final double strong;
    private final String lowLabel;
    private final String highLabel;
    private final String strongLabel;

    /// Surprisal, 0 to 16 bits.
    public SequentialScale(PlotTheme theme) {
        this(theme, RANGE, NEUTRAL, 10, "expected 0", "16 surprising", "10 bits or more");
    }

    private SequentialScale(
            PlotTheme theme,
            double range,
            double neutral,
            double strong,
            String lowLabel,
            String highLabel,
            String strongLabel) {
        this.range = range;
        this.neutral = neutral;
        this.strong = strong;
        this.lowLabel = lowLabel;
        this.highLabel = highLabel;
        this.strongLabel = strongLabel;
        for (int i = 0; i <= STEPS; i++) {
            colors[i] = Argb.mix(theme.card(), theme.surprising(), Math.pow((double) i / STEPS, EXPONENT));
        }
    }

    /// Probability, 0 to 100 %: the more ink, the surer the model is of the token.
    public static SequentialScale ofProbability(PlotTheme theme) {
        return new SequentialScale(theme, 100, 1, 90, "0 %", "100 % sure of it", "90 % or more");
    }

    /// A divergence of predictions, 0 to 8 bits.
    public static SequentialScale ofDivergence(PlotTheme theme) {
        return new SequentialScale(theme, 8, NEUTRAL, 4, "as the base 0", "8 unlike it", "4 bits or more");
    }

    /// A rank, as its log2: 0 is the first choice.
    public static SequentialScale ofRank(PlotTheme theme) {
        return new SequentialScale(theme, 12, 0.5, 10, "first choice", "4,096th", "1,024th or later");
    }

    @Override
    public double low() {
        return 0;
    }

    @Override
    public double high() {
        return range;
    }

    @Override
    public int color(double value) {
        return isNeutral(value) ? colors[0] : colors[(int) Math.round(Math.min(value, range) / range * STEPS)];
    }

    @Override
    public boolean isNeutral(double value) {
        return !(value >= neutral);
    }

    @Override
    public boolean isStrong(double value) {
        return value >= strong;
    }

    @Override
    public String lowLabel() {
        return lowLabel;
    }

    @Override
    public String highLabel() {
        return highLabel;
    }

    @Override
    public String strongLabel() {
        return strongLabel;
    }
}
