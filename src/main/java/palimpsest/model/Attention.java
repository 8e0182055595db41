package palimpsest.model;

/// The shape of a layer of scaled dot-product attention.
///
/// @param heads query heads
/// @param keyHeads key and value heads, a divisor of `heads`
/// @param size width of a head
/// @param scale what the products of queries and keys are multiplied by
/// @param window how many tokens a query sees, its own the last of them; 0 for all there are
/// @param cap soft cap of the scores; 0 for none
record Attention(int heads, int keyHeads, int size, float scale, int window, float cap) {
    /// With the usual scale 1/√size, over all tokens.
    Attention(int heads, int keyHeads, int size) {
        this(heads, keyHeads, size, (float) (1 / Math.sqrt(size)), 0, 0);
    }

    Attention scaled(double by) {
        return new Attention(heads, keyHeads, size, (float) by, window, cap);
    }

    Attention within(int tokens) {
        return new Attention(heads, keyHeads, size, scale, tokens, cap);
    }

    Attention capped(float at) {
        return new Attention(heads, keyHeads, size, scale, window, at);
    }
}
