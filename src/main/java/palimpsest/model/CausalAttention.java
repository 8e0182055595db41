package palimpsest.model;

import java.util.Arrays;
import java.util.List;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Scaled dot-product attention of each token over itself and those before it (arXiv 1706.03762), with grouped queries
/// (arXiv 2305.13245).
///
/// @param batch rows
/// @param time tokens of a row
/// @param heads query heads
/// @param keyHeads key and value heads, a divisor of `heads`
/// @param size width of a head
record CausalAttention(int batch, int time, int heads, int keyHeads, int size) {
    /// What is added to the scores of tokens not seen: small enough for a probability of 0, and finite.
    private static final float UNSEEN = -1e9f;

    /// @param query [batch · time, heads · size]
    /// @param key [batch · time, keyHeads · size]
    /// @param value [batch · time, keyHeads · size]
    /// @return [batch · time, heads · size]
    Value apply(Ops ops, Value query, Value key, Value value, float scale) {
        return mix(ops, split(ops, query, heads), split(ops, key, keyHeads), split(ops, value, keyHeads), scale);
    }

    /// As [#apply], for queries, keys and values that one linear layer made side by side, without grouped queries.
    ///
    /// @param joined [batch · time, 3 · heads · size]
    Value applyFused(Ops ops, Value joined, float scale) {
        Value byHead = ops.transpose(ops.reshape(joined, batch, time, 3, heads, size), 2, 0, 3, 1, 4);
        List<Value> parts = ops.split(byHead, 0, 3).stream()
                .map(part -> ops.reshape(part, batch, heads, time, size))
                .toList();
        return mix(ops, parts.get(0), parts.get(1), parts.get(2), scale);
    }

    /// @param query [batch, heads, time, size]
    /// @param k [batch, keyHeads, time, size]
    /// @param v [batch, keyHeads, time, size]
    private Value mix(Ops ops, Value query, Value k, Value v, float scale) {
        Value q = ops.reshape(query, batch, keyHeads, (long) heads / keyHeads * time, size);
        Value scores = ops.matmul(q, k, false, true, scale); // [batch, keyHeads, group · time, time]
        Value byHead = ops.reshape(scores, batch, heads, time, time);
        Value weights = ops.softmax(ops.add(byHead, mask(ops)));
        Value mixed = ops.matmul(ops.reshape(weights, scores.shape()), v, false, false, 1);
        Value joined = ops.transpose(ops.reshape(mixed, batch, heads, time, size), 0, 2, 1, 3);
        return ops.reshape(joined, (long) batch * time, (long) heads * size);
    }

    /// [batch · time, count · size] to [batch, count, time, size].
    private Value split(Ops ops, Value joined, int count) {
        return ops.transpose(ops.reshape(joined, batch, time, count, size), 0, 2, 1, 3);
    }

    private Value mask(Ops ops) {
        float[] mask = new float[time * time];
        for (int row = 0; row < time; row++) {
            Arrays.fill(mask, row * time + row + 1, (row + 1) * time, UNSEEN);
        }
        return ops.constant("mask", mask, time, time);
    }
}
