package palimpsest.model;

/// The shape of a layer of scaled dot-product attention.
///
/// @param heads query heads
/// @param keyHeads key and value heads, a divisor of `heads`
/// @param size width of a head
/// @param scale what the products of queries and keys are multiplied by
record Attention(int heads, int keyHeads, int size, float scale) {
    /// With the usual scale 1/√size.
    Attention(int heads, int keyHeads, int size) {
        this(heads, keyHeads, size, (float) (1 / Math.sqrt(size)));
    }
}
