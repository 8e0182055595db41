package palimpsest.ui.plot;

import javafx.scene.input.KeyCode;

/// Where a key takes the token cursor.
final class TokenSteps {
    private TokenSteps() {}

    /// @param token under the cursor, -1 for none
    /// @param line first line in sight, where a cursor that is nowhere begins
    /// @return the token it comes to; -1 where the key moves no cursor
    static int after(TokenLayout layout, int token, int line, KeyCode key) {
        if (token < 0) {
            return switch (key) {
                case LEFT, RIGHT, UP, DOWN -> layout.token(layout.firstPiece(line));
                default -> -1;
            };
        }
        int last = layout.cells().size() - 1;
        return switch (key) {
            case LEFT -> Math.max(0, token - 1);
            case RIGHT -> Math.min(last, token + 1);
            case UP -> byLine(layout, token, -1);
            case DOWN -> byLine(layout, token, 1);
            default -> -1;
        };
    }

    private static int byLine(TokenLayout layout, int token, int by) {
        int next = Math.clamp(layout.lineOf(token) + by, 0, layout.lines() - 1);
        int piece = layout.pieceAt(next, layout.columnOf(token));
        return layout.token(piece >= 0 ? piece : Math.max(0, layout.firstPiece(next + 1) - 1));
    }
}
