package palimpsest.ui.plot;

import java.util.function.IntPredicate;

/// What lies over the tokens: the frames around the one that is read, the one that is pinned and those that were
/// searched for, in every pane; the card of the one that is read; and the focus ring. FX thread.
final class TokenOverlay {
    private final SharpCanvas canvas;
    private final Surface surface;
    private boolean marked;

    TokenOverlay(SharpCanvas canvas) {
        this.canvas = canvas;
        surface = new FxSurface(canvas.getGraphicsContext2D());
    }

    /// What is to be marked.
    ///
    /// @param token that is read, -1 for none
    /// @param pane the one it is read in
    /// @param pinned token, -1 for none
    /// @param matches tokens that were searched for
    /// @param card of the token that is read; null for none
    /// @param focused whether the keyboard is here
    record Marks(int token, int pane, int pinned, IntPredicate matches, Card card, boolean focused) {}

    /// @param top y of the content that lies at `head`
    /// @param head height above the content that is not the content's
    void paint(TokenLayout layout, int panes, Marks marks, double top, double head, PlotTheme theme) {
        double width = canvas.wide();
        double height = canvas.high();
        if (marked) {
            canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        }
        marked = true;
        surface.clip(0, head, width, height - head);
        for (int line = layout.lineAt(top); line < layout.lines(); line++) {
            double y = layout.top(line) - top + head;
            if (y > height) {
                break;
            }
            for (int piece = layout.firstPiece(line); piece < layout.firstPiece(line + 1); piece++) {
                frame(layout, panes, piece, y, marks, theme);
            }
        }
        surface.unclip();
        if (marks.focused()) {
            surface.strokeRound(0, 0, width, height, 4, Argb.alpha(theme.cursor(), 0.6));
        }
        if (marks.token() >= 0 && marks.token() < layout.cells().size() && marks.card() != null) {
            card(layout, marks, layout.top(layout.lineOf(marks.token())) - top + head, theme);
        }
    }

    private void frame(TokenLayout layout, int panes, int piece, double y, Marks marks, PlotTheme theme) {
        int token = layout.token(piece);
        boolean read = token == marks.token();
        boolean pinned = token == marks.pinned();
        boolean match = marks.matches().test(token);
        if (!read && !pinned && !match) {
            return;
        }
        double wide = layout.width(piece) * TokenPainter.CELL;
        for (int pane = 0; pane < panes; pane++) {
            double x = TokenPainter.left(layout, pane) + layout.column(piece) * TokenPainter.CELL;
            if (match) {
                surface.strokeRound(x, y + 2, wide, 21, 3, theme.text());
            }
            if (read || pinned) {
                surface.strokeRound(x - 1, y + 1, wide + 2, 24, 4, theme.cursor());
            }
            if (pinned) {
                surface.strokeRound(x - 2, y, wide + 4, 26, 5, theme.cursor());
            }
        }
    }

    private void card(TokenLayout layout, Marks marks, double y, PlotTheme theme) {
        double width = canvas.wide();
        double height = canvas.high();
        if (y < -TokenLayout.LINE || y > height) {
            return;
        }
        CardPainter painter = new CardPainter(surface, marks.card());
        double left = TokenPainter.left(layout, marks.pane()) + layout.columnOf(marks.token()) * TokenPainter.CELL;
        double x = Math.clamp(left, 8, Math.max(8, width - painter.width() - 8));
        double below = y + TokenLayout.LINE + 6;
        double above = y - painter.height() - 6;
        double at = below + painter.height() <= height - 6 || above < 6 ? below : above;
        at = Math.clamp(at, 6, Math.max(6, height - painter.height() - 6));
        boolean covers = at < y + TokenLayout.LINE && at + painter.height() > y;
        double aside = left + layout.cells().width(marks.token()) * TokenPainter.CELL + 10;
        if (covers) {
            x = aside + painter.width() <= width - 8 ? aside : Math.max(8, left - painter.width() - 10);
        }
        painter.paint(Math.floor(x), Math.floor(at), theme);
    }
}
