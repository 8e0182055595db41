package palimpsest.tokenizer;

import ai.djl.huggingface.tokenizers.jni.CharSpan;

/// Turns the library's offsets, which count code points, into offsets that count UTF-16 code units.
///
/// @param units for each code point its first code unit, and the text's length behind the last; null where they agree
/// @param length length of the text in code units
record TextOffsets(int[] units, int length) {
    static TextOffsets of(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new TextOffsets(null, points);
        }
        int[] units = new int[points + 1];
        for (int point = 0, unit = 0; point <= points; point++) {
            units[point] = unit;
            unit += unit < text.length() ? Character.charCount(text.codePointAt(unit)) : 0;
        }
        return new TextOffsets(units, text.length());
    }

    /// The text with each lone surrogate replaced by U+FFFD, which takes one code unit too: the library would replace
    /// every character outside the basic plane along with it.
    static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    /// Ids with offsets in order and without overlap: where the library gives one character to several tokens (those
    /// that spell its bytes, or a prefix that it put in front), it goes to the last of them.
    Encoding encoding(int[] ids, CharSpan[] spans) {
        int[] starts = new int[ids.length];
        int[] ends = new int[ids.length];
        int limit = length;
        for (int i = ids.length - 1; i >= 0; i--) {
            CharSpan span = spans[i];
            ends[i] = span == null ? limit : Math.min(unit(span.getEnd()), limit);
            starts[i] = span == null ? limit : Math.min(unit(span.getStart()), ends[i]);
            limit = starts[i];
        }
        return new Encoding(ids, starts, ends);
    }

    private int unit(int point) {
        return units == null ? point : units[point];
    }
}
