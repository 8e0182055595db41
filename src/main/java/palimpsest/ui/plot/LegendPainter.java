package palimpsest.ui.plot;

/// Draws the legend of a colour scale: its two ends in words, a bar of its colours, what an underline means, and how
/// many cells lie outside the range; or the classes by their names.
final class LegendPainter {
    static final double HEIGHT = 18;
    private static final int PARTS = 16;
    private static final double PART = 12;
    private static final double GAP = 14;
    private static final double SIZE = 11;
    private static final double SWATCH = 18;

    private LegendPainter() {}

    static void paint(Surface to, double x, double y, ColorScale scale, int clipped, PlotTheme theme) {
        if (scale instanceof ClassScale classes) {
            classes(to, x, y, classes, theme);
            return;
        }
        double baseline = y + 13;
        to.text(scale.lowLabel(), x, baseline, Face.TEXT, SIZE, theme.muted());
        double bar = x + to.width(scale.lowLabel(), Face.TEXT, SIZE) + 8;
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
        to.text(scale.highLabel(), at, baseline, Face.TEXT, SIZE, theme.muted());
        at += to.width(scale.highLabel(), Face.TEXT, SIZE) + GAP;
        to.text(scale.strongLabel(), at, baseline, Face.TEXT, SIZE, theme.muted());
        double wide = to.width(scale.strongLabel(), Face.TEXT, SIZE);
        to.fillRect(at, baseline + 2, wide, 1.5, theme.muted());
        String count = Ticks.figure(clipped, 0) + " clipped";
        to.text(count, at + wide + GAP, baseline, Face.TEXT, SIZE, theme.muted());
    }

    private static void classes(Surface to, double x, double y, ClassScale scale, PlotTheme theme) {
        double at = x;
        for (ClassScale.Kind kind : scale.kinds()) {
            if (!kind.name().isEmpty()) {
                to.fillRound(at, y + 3, SWATCH, 11, 2, kind.color());
                to.strokeRound(at, y + 3, SWATCH, 11, 2, theme.edge());
                MarkPainter.paint(to, kind.mark(), at + 2, y + 13, SWATCH - 4, TokenPainter.ink(kind.color(), theme));
                to.text(kind.name(), at + SWATCH + 6, y + 13, Face.TEXT, SIZE, theme.muted());
                at += SWATCH + 6 + to.width(kind.name(), Face.TEXT, SIZE) + 16;
            }
        }
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
