package palimpsest.measure;

/// A text the model reads again and again, followed token by token.
///
/// @param area the named area it belongs to
/// @param text the text
/// @param ids its token ids, without a beginning token
/// @param starts for each token the offset of its first character in the text (UTF-16 code units)
/// @param ends for each token the offset after its last character
public record Passage(String area, String text, int[] ids, int[] starts, int[] ends) {
    public int length() {
        return ids.length;
    }

    /// The characters of token `index` as they stand in the text.
    public String token(int index) {
        return text.substring(starts[index], ends[index]);
    }
}
