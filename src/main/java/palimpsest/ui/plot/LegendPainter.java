package palimpsest.ui.plot;

/// Draws the legend of a colour scale: its two ends in words, a bar of its colours, what an underline means, and how
/// many cells lie outside the range.
final class LegendPainter {
    static final double HEIGHT = 18;
    private static final int PARTS = 16;
    private static final double PART = 13;

    private LegendPainter() {}

    static void paint(Surface to, double x, double y, ColorScale scale, int clipped, PlotTheme theme) {
        double baseline = y + 13;
        to.text(scale.lowLabel(), x, baseline, Face.TEXT, 11, theme.muted());
        double bar = x + to.width(scale.lowLabel(), Face.TEXT, 11) + 8;
        double span = scale.high() - scale.low();
        for (int i = 0; i < PARTS; i++) {
            // Each part shows its end away from neutral, so that both ends of the bar are the strongest colours.
            double middle = scale.low() + (i + 0.5) * span / PARTS;
            double half = span / PARTS / 2;
            double value = middle < 0 ? middle - half : middle + half;
            to.fillRect(bar + i * PART, y + 4, PART, 10, scale.color(value));
        }
        double zero = bar - scale.low() / span * PARTS * PART;
        if (scale.low() < 0) {
            to.fillRect(zero - 0.5, y + 2, 1, 14, theme.muted());
        }
        to.strokeRound(bar - 1, y + 3, PARTS * PART + 2, 12, 2, theme.edge());
        double at = bar + PARTS * PART + 8;
        to.text(scale.highLabel(), at, baseline, Face.TEXT, 11, theme.muted());
        at += to.width(scale.highLabel(), Face.TEXT, 11) + 22;
        String strong = "4 bits or more";
        if (scale instanceof SequentialScale) {
            strong = "10 bits or more";
        }
        to.text(strong, at, baseline, Face.TEXT, 11, theme.muted());
        double wide = to.width(strong, Face.TEXT, 11);
        to.fillRect(at, baseline + 2, wide, 1.5, theme.muted());
        String count = Ticks.figure(clipped, 0) + " clipped";
        to.text(count, at + wide + 22, baseline, Face.TEXT, 11, theme.muted());
    }

    static int clipped(float[] values, ColorScale scale) {
        int count = 0;
        for (float value : values) {
            if (scale.isClipped(value)) {
                count++;
            }
        }
        return count;
    }
}
