package palimpsest.data;

/// Places where a text may be cut with the least harm. A place is an offset in UTF-16 code units; the text before it
/// and the text from it on lose nothing.
final class TextCuts {
    private static final String SENTENCE_ENDS = ".!?\u2026";
    private static final String WIDE_SENTENCE_ENDS = "\u3002\uFF01\uFF1F";
    private static final String CLOSERS = "\"')]\u201D\u2019\u00BB";

    /// A kind of place.
    @FunctionalInterface
    interface Place {
        boolean at(CharSequence text, int offset);
    }

    private TextCuts() {}

    /// The first place of a kind in `from..to` (both included), or -1.
    static int first(CharSequence text, int from, int to, Place place) {
        for (int offset = Math.max(1, from); offset <= to; offset++) {
            if (place.at(text, offset)) {
                return offset;
            }
        }
        return -1;
    }

    /// The last place of a kind in `from..to` (both included), or -1.
    static int last(CharSequence text, int from, int to, Place place) {
        for (int offset = to; offset >= Math.max(1, from); offset--) {
            if (place.at(text, offset)) {
                return offset;
            }
        }
        return -1;
    }

    /// A line begins here and the line before is blank.
    static boolean afterBlankLine(CharSequence text, int offset) {
        if (!afterLine(text, offset) || (offset < text.length() && isLineEnd(text.charAt(offset)))) {
            return false;
        }
        int before = offset - 2;
        while (before >= 0 && text.charAt(before) != '\n' && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return before >= 0 && text.charAt(before) == '\n';
    }

    /// A line begins here.
    static boolean afterLine(CharSequence text, int offset) {
        return text.charAt(offset - 1) == '\n';
    }

    /// A sentence ended before here: its white space, if any, belongs to what comes before.
    static boolean afterSentence(CharSequence text, int offset) {
        char before = text.charAt(offset - 1);
        if (WIDE_SENTENCE_ENDS.indexOf(before) >= 0) {
            return true;
        }
        if (!afterSpace(text, offset)) {
            return false;
        }
        int end = offset - 1;
        while (end >= 0 && Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return closesSentence(text, end);
    }

    /// The text up to here is whole sentences, with no white space after the last: where a passage may end.
    static boolean atSentenceEnd(CharSequence text, int offset) {
        boolean followed = offset == text.length() || Character.isWhitespace(text.charAt(offset));
        return WIDE_SENTENCE_ENDS.indexOf(text.charAt(offset - 1)) >= 0
                || (followed && closesSentence(text, offset - 1));
    }

    /// A word begins here, after white space.
    static boolean afterSpace(CharSequence text, int offset) {
        return Character.isWhitespace(text.charAt(offset - 1))
                && (offset == text.length() || !Character.isWhitespace(text.charAt(offset)));
    }

    /// The offset, or the next one where it would part a surrogate pair or a CR from its LF.
    static int whole(CharSequence text, int offset) {
        if (offset <= 0 || offset >= text.length()) {
            return offset;
        }
        char before = text.charAt(offset - 1);
        char after = text.charAt(offset);
        boolean parts = Character.isSurrogatePair(before, after) || (before == '\r' && after == '\n');
        return parts ? offset + 1 : offset;
    }

    /// The text, or where it is longer about so many of its first characters and an ellipsis.
    static String beginning(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, whole(text, characters)) + "\u2026";
    }

    private static boolean closesSentence(CharSequence text, int last) {
        int end = last;
        while (end >= 0 && CLOSERS.indexOf(text.charAt(end)) >= 0) {
            end--;
        }
        return end >= 0 && SENTENCE_ENDS.indexOf(text.charAt(end)) >= 0;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
