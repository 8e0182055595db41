package palimpsest.ui.plot;

import java.util.Arrays;

/// Tokens flowed into lines on a grid of cells. Lines break between words, inside a word only when it is longer than a
/// line (then between tokens, and inside a token as the last resort), and after a newline token. A part of a token on
/// one line is a piece. Built once for a number of columns; immutable; any thread.
final class TokenLayout {
    static final double LINE = 26;
    static final double PASSAGE_GAP = 7;
    static final double AREA_GAP = 20;
    static final double MARGIN = 8;
    private static final String NEWLINE = String.valueOf(TokenText.NEWLINE);
    private final TokenCells cells;
    private final int columns;
    private int pieces;
    private int[] token;
    private int[] from;
    private int[] to;
    private int[] column;
    private int[] width;
    private int lines;
    private int[] lineStart = new int[256];
    private double[] lineTop = new double[256];
    private int[] linePassage = new int[256];
    private final int[] tokenLine;
    private int nextColumn;
    private double nextTop = MARGIN;

    TokenLayout(TokenCells cells, int columns) {
        this.cells = cells;
        this.columns = Math.max(8, columns);
        int room = cells.size() + 64;
        token = new int[room];
        from = new int[room];
        to = new int[room];
        column = new int[room];
        width = new int[room];
        tokenLine = new int[cells.size()];
        String area = null;
        for (int passage = 0; passage < cells.passages().size(); passage++) {
            String own = cells.passages().get(passage).area();
            if (area != null) {
                nextTop += own.equals(area) ? PASSAGE_GAP : AREA_GAP;
            }
            area = own;
            flow(passage);
        }
        lineStart[lines] = pieces;
    }

    private void flow(int passage) {
        breakLine(passage);
        int end = cells.start(passage + 1);
        int index = cells.start(passage);
        while (index < end) {
            int wordEnd = index + 1;
            int wordWidth = cells.width(index);
            while (wordEnd < end && continues(wordEnd)) {
                wordWidth += cells.width(wordEnd);
                wordEnd++;
            }
            if (nextColumn > 0 && nextColumn + wordWidth > columns && wordWidth <= columns) {
                breakLine(passage);
            }
            for (; index < wordEnd; index++) {
                place(index, passage);
            }
            boolean more = index < end;
            if (more && cells.shown(index - 1).endsWith(NEWLINE)) {
                breakLine(passage);
            }
        }
    }

    // Whether a token belongs to the word before it.
    private boolean continues(int index) {
        String shown = cells.shown(index);
        String before = cells.shown(index - 1);
        return !shown.isEmpty()
                && !Character.isWhitespace(shown.charAt(0))
                && !before.endsWith(NEWLINE)
                && !before.endsWith(" ");
    }

    private void place(int index, int passage) {
        String shown = cells.shown(index);
        // The space before a word that starts a line is not drawn, except where it is the indent after a newline.
        boolean indent = index > cells.start(passage) && cells.shown(index - 1).endsWith(NEWLINE);
        int begin = nextColumn == 0 && !indent && shown.length() > 1 && shown.charAt(0) == ' ' ? 1 : 0;
        int rest = cells.width(index) - begin;
        if (nextColumn > 0 && nextColumn + rest > columns) {
            breakLine(passage);
            if (begin == 0 && shown.length() > 1 && shown.charAt(0) == ' ') {
                begin = 1;
                rest--;
            }
        }
        tokenLine[index] = lines - 1;
        while (rest > columns) {
            int cut = begin;
            int taken = 0;
            while (true) {
                int codePoint = shown.codePointAt(cut);
                int wide = TokenText.cells(codePoint);
                if (taken + wide > columns) {
                    break;
                }
                taken += wide;
                cut += Character.charCount(codePoint);
            }
            piece(index, begin, cut, taken);
            breakLine(passage);
            begin = cut;
            rest -= taken;
        }
        piece(index, begin, shown.length(), rest);
    }

    private void piece(int index, int begin, int end, int wide) {
        if (pieces == token.length) {
            int larger = pieces + pieces / 2;
            token = Arrays.copyOf(token, larger);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
            column = Arrays.copyOf(column, larger);
            width = Arrays.copyOf(width, larger);
        }
        token[pieces] = index;
        from[pieces] = begin;
        to[pieces] = end;
        column[pieces] = nextColumn;
        width[pieces] = wide;
        nextColumn += wide;
        pieces++;
    }

    private void breakLine(int passage) {
        if (lines + 1 >= lineStart.length) {
            lineStart = Arrays.copyOf(lineStart, lines * 2);
            lineTop = Arrays.copyOf(lineTop, lines * 2);
            linePassage = Arrays.copyOf(linePassage, lines * 2);
        }
        lineStart[lines] = pieces;
        lineTop[lines] = nextTop;
        linePassage[lines] = passage;
        nextTop += LINE;
        nextColumn = 0;
        lines++;
    }

    TokenCells cells() {
        return cells;
    }

    int columns() {
        return columns;
    }

    int lines() {
        return lines;
    }

    /// Height of everything, in pixels.
    double height() {
        return cells.size() == 0 ? 0 : nextTop + MARGIN;
    }

    /// First piece of a line; for the number of lines, the number of pieces.
    int firstPiece(int line) {
        return lineStart[line];
    }

    double top(int line) {
        return lineTop[line];
    }

    int passage(int line) {
        return linePassage[line];
    }

    /// The line on which a token begins.
    int lineOf(int index) {
        return tokenLine[index];
    }

    /// The column at which a token begins on its first line.
    int columnOf(int index) {
        int line = lineOf(index);
        for (int piece = firstPiece(line); piece < firstPiece(line + 1); piece++) {
            if (token[piece] == index) {
                return column[piece];
            }
        }
        return 0;
    }

    int token(int piece) {
        return token[piece];
    }

    String text(int piece) {
        return cells.shown(token[piece]).substring(from[piece], to[piece]);
    }

    int column(int piece) {
        return column[piece];
    }

    int width(int piece) {
        return width[piece];
    }

    /// The last line whose top is at or above `y`, at least 0.
    int lineAt(double y) {
        int found = Arrays.binarySearch(lineTop, 0, lines, y);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /// The piece of a line that covers a column, or -1.
    int pieceAt(int line, double atColumn) {
        for (int piece = lineStart[line]; piece < lineStart[line + 1]; piece++) {
            if (atColumn >= column[piece] && atColumn < column[piece] + width[piece]) {
                return piece;
            }
        }
        return -1;
    }
}
