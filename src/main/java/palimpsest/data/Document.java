package palimpsest.data;

import java.util.OptionalInt;

/// One document of a corpus: the unit that is trained on or held out as a whole.
///
/// @param area the named area of knowledge it belongs to: its own `area` field, else the file's name without extension
/// @param text its text, without control tokens
/// @param answer for a question with its answer, where in the text the answer begins, with the space before it (UTF-16
/// code units)
public record Document(String area, String text, OptionalInt answer) {
    /// A text that asks for nothing.
    public Document(String area, String text) {
        this(area, text, OptionalInt.empty());
    }

    /// This document in another area.
    public Document in(String other) {
        return new Document(other, text, answer);
    }
}
