package palimpsest.tokenizer;

/// Token ids of a text, and where in the text each comes from.
///
/// @param ids token ids, in order
/// @param starts for each token the offset of its first character, in UTF-16 code units of the text
/// @param ends for each token the offset after its last character; equal to its start where a token covers no character
public record Encoding(int[] ids, int[] starts, int[] ends) {
    public int length() {
        return ids.length;
    }
}
