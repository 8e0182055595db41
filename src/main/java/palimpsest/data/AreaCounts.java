package palimpsest.data;

/// What a corpus holds of one area, or in all.
///
/// @param area name of the area
/// @param documents documents, those held out included
/// @param tokens tokens, each document's beginning or end token included; 0 where no tokenizer was at hand
/// @param bytes UTF-8 bytes of text
/// @param heldOutDocuments documents held out
/// @param heldOutTokens tokens held out
/// @param heldOutBytes UTF-8 bytes held out
public record AreaCounts(
        String area,
        long documents,
        long tokens,
        long bytes,
        long heldOutDocuments,
        long heldOutTokens,
        long heldOutBytes) {
    /// Tokens that are trained on.
    public long trainingTokens() {
        return tokens - heldOutTokens;
    }

    AreaCounts plus(AreaCounts other) {
        return new AreaCounts(
                area,
                documents + other.documents,
                tokens + other.tokens,
                bytes + other.bytes,
                heldOutDocuments + other.heldOutDocuments,
                heldOutTokens + other.heldOutTokens,
                heldOutBytes + other.heldOutBytes);
    }
}
