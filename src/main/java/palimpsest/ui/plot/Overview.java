package palimpsest.ui.plot;

/// All of a heatmap in a narrow strip: each pixel row has the colour of the value furthest from neutral among its
/// lines.
/// Computed off the FX thread.
final class Overview {
    private Overview() {}

    /// @return one colour a pixel row, from the top; 0 where the content ends
    static int[] colors(TokenLayout layout, float[] values, ColorScale scale, int height) {
        int[] colors = new int[Math.max(0, height)];
        float[] strongest = new float[colors.length];
        double shrink = height / Math.max(layout.height(), height);
        for (int line = 0; line < layout.lines() && layout.cells().size() > 0; line++) {
            int from = (int) (layout.top(line) * shrink);
            int to = (int) Math.max(from + 1, (layout.top(line) + TokenLayout.LINE) * shrink);
            float extreme = 0;
            for (int piece = layout.firstPiece(line); piece < layout.firstPiece(line + 1); piece++) {
                int token = layout.token(piece);
                float value = token < values.length ? values[token] : Float.NaN;
                extreme = Math.abs(value) > Math.abs(extreme) ? value : extreme;
            }
            for (int y = from; y < Math.min(to, height); y++) {
                if (colors[y] == 0 || Math.abs(extreme) > Math.abs(strongest[y])) {
                    strongest[y] = extreme;
                    colors[y] = scale.color(extreme);
                }
            }
        }
        return colors;
    }
}
