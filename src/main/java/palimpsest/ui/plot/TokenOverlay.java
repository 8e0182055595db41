package palimpsest.ui.plot;

import javafx.scene.canvas.Canvas;

/// What lies over the tokens: the frame around the one that is read, its card, and the focus ring. FX thread.
final class TokenOverlay {
    private final Canvas canvas;
    private final Surface surface;
    private boolean marked;

    TokenOverlay(Canvas canvas) {
        this.canvas = canvas;
        surface = new FxSurface(canvas.getGraphicsContext2D());
    }

    /// The column at which a token begins on its first line.
    int columnOf(TokenLayout layout, int token) {
        int line = layout.lineOf(token);
        for (int piece = layout.firstPiece(line); piece < layout.firstPiece(line + 1); piece++) {
            if (layout.token(piece) == token) {
                return layout.column(piece);
            }
        }
        return 0;
    }

    void paint(TokenLayout layout, int token, Card card, double top, boolean focused, PlotTheme theme) {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (marked) {
            canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        }
        marked = focused || token >= 0;
        if (focused) {
            surface.strokeRound(0, 0, width, height, 4, Argb.alpha(theme.cursor(), 0.6));
        }
        if (token < 0 || token >= layout.cells().size()) {
            return;
        }
        int line = layout.lineOf(token);
        double y = layout.top(line) - top;
        for (int i = line; i < layout.lines(); i++) {
            boolean found = false;
            for (int piece = layout.firstPiece(i); piece < layout.firstPiece(i + 1); piece++) {
                if (layout.token(piece) == token) {
                    found = true;
                    double x = TokenPainter.AREAS + layout.column(piece) * TokenPainter.CELL;
                    double wide = layout.width(piece) * TokenPainter.CELL;
                    surface.strokeRound(x - 1, layout.top(i) - top + 1, wide + 2, 24, 4, theme.cursor());
                }
            }
            if (!found) {
                break;
            }
        }
        if (card == null || y < -TokenLayout.LINE || y > height) {
            return;
        }
        CardPainter painter = new CardPainter(surface, card);
        double left = TokenPainter.AREAS + columnOf(layout, token) * TokenPainter.CELL;
        double x = Math.clamp(left, 8, Math.max(8, width - painter.width() - 8));
        double below = y + TokenLayout.LINE + 6;
        double above = y - painter.height() - 6;
        double at = below + painter.height() <= height - 6 || above < 6 ? below : above;
        at = Math.clamp(at, 6, Math.max(6, height - painter.height() - 6));
        boolean covers = at < y + TokenLayout.LINE && at + painter.height() > y;
        double aside = left + layout.cells().width(token) * TokenPainter.CELL + 10;
        if (covers) {
            x = aside + painter.width() <= width - 8 ? aside : Math.max(8, left - painter.width() - 10);
        }
        painter.paint(Math.floor(x), Math.floor(at), theme);
    }
}
