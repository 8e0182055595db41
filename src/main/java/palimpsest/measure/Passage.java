package palimpsest.measure;

import java.util.OptionalInt;

/// A text the model is asked about again and again.
///
/// @param area the named area it belongs to
/// @param text the text
/// @param ids its token ids, without a beginning token
/// @param starts for each token the offset of its first character in the text (UTF-16 code units)
/// @param ends for each token the offset after its last character
/// @param answer the first token of the answer, where the text is a question with its answer
public record Passage(String area, String text, int[] ids, int[] starts, int[] ends, OptionalInt answer) {
    /// A text that asks for nothing.
    public Passage(String area, String text, int[] ids, int[] starts, int[] ends) {
        this(area, text, ids, starts, ends, OptionalInt.empty());
    }

    public int length() {
        return ids.length;
    }

    /// The characters of token `index` as they stand in the text.
    public String token(int index) {
        return text.substring(starts[index], ends[index]);
    }
}
