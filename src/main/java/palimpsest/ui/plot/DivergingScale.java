package palimpsest.ui.plot;

/// Δ bits against the base, −8 to +8: blue is learned, the card's ground is unchanged, orange is forgotten. Blue and
/// orange stay apart for every kind of colour-blindness; lightness moves evenly away from the ground on both sides.
public final class DivergingScale implements ColorScale {
    /// Bits at both ends.
    public static final double RANGE = 8;

    /// Below this many bits a token counts as unchanged.
    public static final double NEUTRAL = 0.1;

    /// From this many bits on a token is underlined: its probability fell or rose at least 16-fold.
    public static final double STRONG = 4;

    // Steps a side. More than an eye can tell apart, few enough to keep.
    private static final int STEPS = 64;
    // Below 1, so that a change of one bit is seen beside one of eight.
    private static final double EXPONENT = 0.8;
    private static final double FAINTEST = 0.05;
    private final int[] learned = new int[STEPS + 1];
    private final int[] forgotten = new int[STEPS + 1];
    private final int ground;
    private final double strong;
    private final String lowLabel;
    private final String highLabel;
    private final String strongLabel;

    public DivergingScale(PlotTheme theme) {
        this(theme, STRONG, "learned \u22128", "+8 forgotten", "4 bits or more");
    }

    private DivergingScale(PlotTheme theme, double strong, String lowLabel, String highLabel, String strongLabel) {
        this.strong = strong;
        this.lowLabel = lowLabel;
        this.highLabel = highLabel;
        this.strongLabel = strongLabel;
        ground = theme.card();
        for (int i = 0; i <= STEPS; i++) {
            double part = FAINTEST + (1 - FAINTEST) * Math.pow((double) i / STEPS, EXPONENT);
            learned[i] = Argb.mix(ground, theme.learned(), part);
            forgotten[i] = Argb.mix(ground, theme.forgotten(), part);
        }
    }

    /// Change of a token's rank, as log2 of how many times further back it stands.
    public static DivergingScale ofRanks(PlotTheme theme) {
        return new DivergingScale(theme, STRONG, "256 \u00d7 better", "256 \u00d7 worse rank", "16 \u00d7 or more");
    }

    @Override
    public double low() {
        return -RANGE;
    }

    @Override
    public double high() {
        return RANGE;
    }

    @Override
    public int color(double value) {
        if (isNeutral(value)) {
            return ground;
        }
        int step = (int) Math.round(Math.min(Math.abs(value), RANGE) / RANGE * STEPS);
        return value < 0 ? learned[step] : forgotten[step];
    }

    @Override
    public boolean isNeutral(double value) {
        return !(Math.abs(value) >= NEUTRAL);
    }

    @Override
    public boolean isStrong(double value) {
        return Math.abs(value) >= strong;
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
