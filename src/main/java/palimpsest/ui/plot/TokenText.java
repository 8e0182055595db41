package palimpsest.ui.plot;

/// How the characters of a token are shown: on a grid of cells, with white space that would move the text made visible.
public final class TokenText {
    /// What a tab is shown as.
    static final char TAB = '\u21e5';

    /// What a newline is shown as.
    static final char NEWLINE = '\u21b5';

    /// What another control character is shown as.
    static final char CONTROL = '\u00a4';

    private TokenText() {}

    /// As it stands in flowing text: spaces stay blank, `↵` is a newline, `⇥` a tab, `¤` another control character.
    public static String flowing(String token) {
        return show(token, ' ');
    }

    /// As it stands alone: a space is `·` as well.
    public static String visible(String token) {
        return token.isEmpty() ? "(empty)" : show(token, '\u00b7');
    }

    private static String show(String token, char space) {
        StringBuilder shown = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            shown.append(
                    switch (c) {
                        case ' ', '\u00a0' -> space;
                        case '\n' -> NEWLINE;
                        case '\t' -> TAB;
                        default -> Character.isISOControl(c) ? CONTROL : c;
                    });
        }
        return shown.toString();
    }

    /// Cells that a character takes: 0 for marks, 2 for wide scripts and pictures, otherwise 1.
    static int cells(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (codePoint == TAB) {
            return 2;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
        return wide ? 2 : 1;
    }

    static int cells(String shown, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; ) {
            int codePoint = shown.codePointAt(i);
            sum += cells(codePoint);
            i += Character.charCount(codePoint);
        }
        return sum;
    }
}
