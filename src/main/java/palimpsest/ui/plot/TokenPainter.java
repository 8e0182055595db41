package palimpsest.ui.plot;

import java.util.List;

/// Draws the lines of a token layout that are in sight: the area's name on the left, each token's cell in its colour,
/// and the text, once for each of the panes that stand beside each other. One thread.
final class TokenPainter {
    /// Text size at which the shipped monospace face advances a whole number of pixels, so that a line is one text.
    static final double SIZE = 15;

    static final double CELL = 9;
    static final double AREAS = 92;
    static final double LEFT = 4;
    /// Between two panes.
    static final double BETWEEN = 22;
    private static final double BASELINE = 18;
    private static final double CELL_TOP = 2;
    private static final double CELL_HEIGHT = 21;
    private static final String PLAIN_GAP = " ";
    private final Surface to;
    private final StringBuilder line = new StringBuilder();

    TokenPainter(Surface to) {
        this.to = to;
    }

    /// A pane of values to draw.
    ///
    /// @param values one a token, or fewer while they are not known; NaN is neutral
    record Pane(float[] values, ColorScale scale) {
        double value(int token) {
            return token < values.length ? values[token] : Double.NaN;
        }
    }

    /// Columns of letters that fit into a width.
    ///
    /// @param panes how many stand beside each other
    static int columns(double width, int panes) {
        return (int) Math.floor((width - AREAS - LEFT - (panes - 1) * BETWEEN) / panes / CELL);
    }

    /// Where the text of a pane begins.
    static double left(TokenLayout layout, int pane) {
        return AREAS + pane * (layout.columns() * CELL + BETWEEN);
    }

    /// The colour of a mark that is seen on a cell of a colour.
    static int ink(int cell, PlotTheme theme) {
        return Argb.mix(cell, theme.text(), 0.55);
    }

    /// @param top y of the content that is drawn at `offset`
    /// @param height how much of it
    /// @param offset y on the surface
    void paint(
            TokenLayout layout,
            List<Pane> panes,
            PlotTheme theme,
            double width,
            double top,
            double height,
            double offset) {
        if (layout.cells().size() == 0) {
            return;
        }
        int first = layout.lineAt(top);
        for (int i = first; i < layout.lines() && layout.top(i) < top + height; i++) {
            double y = Math.round(offset + layout.top(i) - top);
            for (int pane = 0; pane < panes.size(); pane++) {
                double x = left(layout, pane);
                ground(layout, i, panes.get(pane), theme, x, y);
                text(layout, i, theme, x, y);
            }
        }
        areas(layout, first, theme, width, top, height, offset);
        for (int pane = 1; pane < panes.size(); pane++) {
            double rule = Math.floor(left(layout, pane) - BETWEEN / 2) + 0.5;
            to.line(rule, offset, rule, offset + height, 1, theme.edge());
        }
    }

    private void ground(TokenLayout layout, int index, Pane pane, PlotTheme theme, double left, double y) {
        ColorScale scale = pane.scale();
        for (int piece = layout.firstPiece(index); piece < layout.firstPiece(index + 1); piece++) {
            double value = pane.value(layout.token(piece));
            if (scale.isNeutral(value) || layout.width(piece) == 0) {
                continue;
            }
            double x = left + layout.column(piece) * CELL;
            double wide = layout.width(piece) * CELL;
            int color = scale.color(value);
            to.fillCell(x, y + CELL_TOP, wide, CELL_HEIGHT, color);
            MarkPainter.paint(
                    to, scale.mark(value), x + 2, y + CELL_TOP + CELL_HEIGHT - 1.5, wide - 4, ink(color, theme));
        }
    }

    // One text for a line of plain letters. What the monospace face lacks is drawn on its own, in its cells.
    private void text(TokenLayout layout, int index, PlotTheme theme, double left, double y) {
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
                            left + column * CELL + (codePoint == TokenText.TAB ? 2 : mark ? -1 : 0),
                            y + BASELINE,
                            mark ? Face.TEXT : Face.MONO,
                            mark ? SIZE - 3 : SIZE,
                            mark ? theme.muted() : theme.text());
                }
                column += cells;
                i += Character.charCount(codePoint);
            }
        }
        to.text(line.toString(), left, y + BASELINE, Face.MONO, SIZE, theme.text());
    }

    // The name stands beside the first line of its area, and stays in sight while its area does.
    private void areas(
            TokenLayout layout, int first, PlotTheme theme, double width, double top, double height, double offset) {
        String drawn = null;
        for (int i = first; i < layout.lines() && layout.top(i) < top + height; i++) {
            String area = area(layout, i);
            if (area.equals(drawn)) {
                continue;
            }
            boolean begins = i == 0 || !area(layout, i - 1).equals(area);
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

    private static String area(TokenLayout layout, int line) {
        return layout.cells().passages().get(layout.passage(line)).area();
    }
}
