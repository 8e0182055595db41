package palimpsest.ui.plot;

/// Draws the lines of a token layout that are in sight: the area's name on the left, each token's cell in its colour,
/// and the text. One thread.
final class TokenPainter {
    /// Text size at which the shipped monospace face advances a whole number of pixels, so that a line is one text.
    static final double SIZE = 15;

    static final double CELL = 9;
    static final double AREAS = 92;
    static final double LEFT = 4;
    private static final double BASELINE = 18;
    private static final double CELL_TOP = 2;
    private static final double CELL_HEIGHT = 21;
    private static final String PLAIN_GAP = " ";
    private final Surface to;
    private final StringBuilder line = new StringBuilder();

    TokenPainter(Surface to) {
        this.to = to;
    }

    /// Columns that fit into a width.
    static int columns(double width) {
        return (int) Math.floor((width - AREAS - LEFT) / CELL);
    }

    /// @param values one a token, or fewer while they are not known; NaN is neutral
    /// @param top y of the content that is drawn at `offset`
    /// @param height how much of it
    /// @param offset y on the surface
    void paint(
            TokenLayout layout,
            float[] values,
            ColorScale scale,
            PlotTheme theme,
            double width,
            double top,
            double height,
            double offset) {
        to.fillRect(0, offset, width, height, theme.card());
        if (layout.cells().size() == 0) {
            return;
        }
        int first = layout.lineAt(top);
        for (int i = first; i < layout.lines() && layout.top(i) < top + height; i++) {
            double y = Math.round(offset + layout.top(i) - top);
            ground(layout, i, values, scale, theme, y);
            text(layout, i, theme, y);
        }
        areas(layout, first, theme, width, top, height, offset);
    }

    private void ground(TokenLayout layout, int index, float[] values, ColorScale scale, PlotTheme theme, double y) {
        for (int piece = layout.firstPiece(index); piece < layout.firstPiece(index + 1); piece++) {
            int token = layout.token(piece);
            double value = token < values.length ? values[token] : Double.NaN;
            if (scale.isNeutral(value) || layout.width(piece) == 0) {
                continue;
            }
            double x = AREAS + layout.column(piece) * CELL;
            double wide = layout.width(piece) * CELL;
            to.fillCell(x, y + CELL_TOP, wide, CELL_HEIGHT, scale.color(value));
            if (scale.isStrong(value)) {
                int mark = Argb.mix(scale.color(value), theme.text(), 0.55);
                double under = y + CELL_TOP + CELL_HEIGHT - 1;
                if (value > 0) {
                    to.fillRect(x + 2, under - 0.5, wide - 4, 2, mark);
                } else {
                    for (double at = x + 2; at < x + wide - 2; at += 5) {
                        to.fillRect(at, under - 0.5, Math.min(3, x + wide - 2 - at), 2, mark);
                    }
                }
            }
        }
    }

    // One text for a line of plain letters. What the monospace face lacks is drawn on its own, in its cells.
    private void text(TokenLayout layout, int index, PlotTheme theme, double y) {
        line.setLength(0);
        Typeface mono = Typeface.of(Face.MONO);
        for (int piece = layout.firstPiece(index); piece < layout.firstPiece(index + 1); piece++) {
            String text = layout.text(piece);
            int column = layout.column(piece);
            for (int i = 0; i < text.length(); ) {
                int codePoint = text.codePointAt(i);
                int cells = TokenText.cells(codePoint);
                if (codePoint < 0x7F || cells == 1 && mono.has(codePoint)) {
                    line.appendCodePoint(codePoint);
                } else {
                    line.repeat(PLAIN_GAP, cells);
                    boolean mark = codePoint == TokenText.NEWLINE || codePoint == TokenText.TAB;
                    to.text(
                            Character.toString(codePoint),
                            AREAS + column * CELL + (codePoint == TokenText.TAB ? 2 : mark ? -1 : 0),
                            y + BASELINE,
                            mark ? Face.TEXT : Face.MONO,
                            mark ? SIZE - 3 : SIZE,
                            mark ? theme.muted() : theme.text());
                }
                column += cells;
                i += Character.charCount(codePoint);
            }
        }
        to.text(line.toString(), AREAS, y + BASELINE, Face.MONO, SIZE, theme.text());
    }

    // The name stands beside the first line of its area, and stays in sight while its area does.
    private void areas(
            TokenLayout layout, int first, PlotTheme theme, double width, double top, double height, double offset) {
        String drawn = null;
        for (int i = first; i < layout.lines() && layout.top(i) < top + height; i++) {
            String area = layout.cells().passages().get(layout.passage(i)).area();
            if (area.equals(drawn)) {
                continue;
            }
            boolean begins = i == 0
                    || !layout.cells()
                            .passages()
                            .get(layout.passage(i - 1))
                            .area()
                            .equals(area);
            double y = offset + layout.top(i) - top;
            if (begins && i > 0) {
                double rule = Math.floor(y - TokenLayout.AREA_GAP / 2) + 0.5;
                to.line(0, rule, width, rule, 1, theme.edge());
            }
            String name = to.fit(area, AREAS - LEFT - 12, Face.TEXT, 12);
            to.text(name, LEFT, Math.max(y, begins ? y : offset + 2) + BASELINE - 1, Face.TEXT, 12, theme.muted());
            drawn = area;
        }
    }
}
