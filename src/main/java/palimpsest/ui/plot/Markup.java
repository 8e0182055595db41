package palimpsest.ui.plot;

/// Text as it may stand in XML and HTML. Any thread.
public final class Markup {
    private static final char REPLACEMENT = '\uFFFD';

    private Markup() {}

    /// Escapes the signs that mean something there, in text and in attributes. A character that no XML document may
    /// hold, such as half of a surrogate pair, becomes `U+FFFD`.
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(codePoint) ? codePoint : REPLACEMENT);
            }
        });
        return escaped.toString();
    }

    /// XML 1.0 (fifth edition), production 2, less the C1 controls, which it discourages.
    private static boolean allowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint >= 0x20 && codePoint < 0x7F
                || codePoint >= 0xA0 && codePoint < Character.MIN_SURROGATE
                || codePoint > Character.MAX_SURROGATE && codePoint < 0xFFFE
                || codePoint >= 0x10000;
    }
}
