package palimpsest.ui.plot;

/// Surprisal, 0 to 16 bits: the card's ground is expected, a full single hue is surprising.
public final class SequentialScale implements ColorScale {
    /// Bits at the surprising end.
    public static final double RANGE = 16;

    private static final int STEPS = 64;
    private static final double NEUTRAL = 0.1;
    private static final double STRONG = 10;
    private static final double EXPONENT = 0.8;
    private final int[] colors = new int[STEPS + 1];

    public SequentialScale(PlotTheme theme) {
        for (int i = 0; i <= STEPS; i++) {
            colors[i] = Argb.mix(theme.card(), theme.surprising(), Math.pow((double) i / STEPS, EXPONENT));
        }
    }

    @Override
    public double low() {
        return 0;
    }

    @Override
    public double high() {
        return RANGE;
    }

    @Override
    public int color(double value) {
        return isNeutral(value) ? colors[0] : colors[(int) Math.round(Math.min(value, RANGE) / RANGE * STEPS)];
    }

    @Override
    public boolean isNeutral(double value) {
        return !(value >= NEUTRAL);
    }

    @Override
    public boolean isStrong(double value) {
        return value >= STRONG;
    }

    @Override
    public String lowLabel() {
        return "expected 0";
    }

    @Override
    public String highLabel() {
        return "16 surprising";
    }
}
