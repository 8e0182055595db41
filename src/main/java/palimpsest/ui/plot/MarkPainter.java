package palimpsest.ui.plot;

/// Draws what stands below a token, the same in the heatmap and in its legend.
final class MarkPainter {
    private static final double THICK = 2;
    private static final double DASH = 3;
    private static final double DASH_STEP = 5;
    private static final double DOT_STEP = 4;

    private MarkPainter() {}

    /// @param y top of the mark
    static void paint(Surface to, ColorScale.Mark mark, double x, double y, double wide, int argb) {
        switch (mark) {
            case NONE -> {
                // the colour says that it is nothing much
            }
            case LINE -> to.fillRect(x, y, wide, THICK, argb);
            case DASHES -> pieces(to, x, y, wide, DASH_STEP, DASH, argb);
            case DOTS -> pieces(to, x, y, wide, DOT_STEP, THICK, argb);
        }
    }

    private static void pieces(Surface to, double x, double y, double wide, double step, double piece, int argb) {
        for (double at = x; at < x + wide; at += step) {
            to.fillRect(at, y, Math.min(piece, x + wide - at), THICK, argb);
        }
    }
}
