package palimpsest.model;

import java.util.ArrayList;
import java.util.List;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Scaled dot-product attention of each token over itself and those before it (arXiv 1706.03762), with grouped queries
/// (arXiv 2305.13245).
///
/// @param batch rows
/// @param time tokens of a row
/// @param shape heads and their width
record CausalAttention(int batch, int time, Attention shape) {
    private static final int SMALLEST_BLOCK = 64;
    private static final int MOST_BLOCKS = 8;

    /// @param query [batch · time, heads · size]
    /// @param key [batch · time, keyHeads · size]
    /// @param value [batch · time, keyHeads · size]
    /// @return [batch · time, heads · size]
    Value apply(Ops ops, Masks masks, Value query, Value key, Value value) {
        return mix(ops, masks, queriesByHead(ops, query), keysByHead(ops, key), keysByHead(ops, value));
    }

    /// As [#apply], for queries, keys and values that one linear layer made side by side, without grouped queries.
    ///
    /// @param joined [batch · time, 3 · heads · size]
    Value applyFused(Ops ops, Masks masks, Value joined) {
        Value byHead = ops.transpose(ops.reshape(joined, batch, time, 3, heads(), size()), 2, 0, 3, 1, 4);
        List<Value> parts = ops.split(byHead, 0, 3).stream()
                .map(part -> ops.reshape(part, batch, heads(), time, size()))
                .toList();
        return mix(ops, masks, parts.get(0), parts.get(1), parts.get(2));
    }

    /// Queries are taken block by block, each with the keys from its first query's window up to its own last, so that
    /// most of the scores that the mask would hide are never computed.
    ///
    /// @param query [batch, heads, time, size]
    /// @param key [batch, keyHeads, time, size]
    /// @param value [batch, keyHeads, time, size]
    private Value mix(Ops ops, Masks masks, Value query, Value key, Value value) {
        int count = blocks();
        int block = time / count;
        List<Value> queries = count == 1 ? List.of(query) : ops.split(query, 2, count);
        List<Value> mixed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int first = shape.window() == 0 ? 0 : Math.max(0, i * block - shape.window() + 1);
            int end = (i + 1) * block;
            Value mask = masks.of(block, end - first, shape.window());
            Value keys = ops.slice(key, 2, first, end);
            mixed.add(mixBlock(ops, queries.get(i), keys, ops.slice(value, 2, first, end), mask));
        }
        return join(ops, ops.concat(2, mixed));
    }

    /// Mixes values of which each token sees those that the mask leaves.
    ///
    /// @param query [batch, heads, time, size]
    /// @param key [batch, keyHeads, seen, size]
    /// @param value [batch, keyHeads, seen, size]
    /// @param mask what is added to the scores, [batch, 1, time, seen]
    /// @return [batch · time, heads · size]
    Value mixCached(Ops ops, Value query, Value key, Value value, Value mask) {
        return join(ops, mixBlock(ops, query, key, value, mask));
    }

    /// The same over queries that were multiplied by the scale before.
    CausalAttention unscaled() {
        return new CausalAttention(batch, time, shape.scaled(1));
    }

    /// [batch, heads, time, size] to [batch · time, heads · size].
    private Value join(Ops ops, Value byHead) {
        return ops.reshape(ops.transpose(byHead, 0, 2, 1, 3), (long) batch * time, (long) heads() * size());
    }

    /// [batch · time, heads · size] to [batch, heads, time, size].
    Value queriesByHead(Ops ops, Value query) {
        return split(ops, query, heads());
    }

    /// Keys or values [batch · time, keyHeads · size] to [batch, keyHeads, time, size].
    Value keysByHead(Ops ops, Value key) {
        return split(ops, key, keyHeads());
    }

    /// @param query the last queries [batch, heads, block, size]
    /// @param key [batch, keyHeads, seen, size]
    /// @param value [batch, keyHeads, seen, size]
    /// @param mask what is added to the scores, broadcast to [batch, heads, block, seen]
    /// @return [batch, heads, block, size]
    private Value mixBlock(Ops ops, Value query, Value key, Value value, Value mask) {
        long block = query.shape().at(2);
        long seen = key.shape().at(2);
        Value q = ops.reshape(query, batch, keyHeads(), heads() / keyHeads() * block, size());
        Value scores = ops.matmul(q, key, false, true, shape.scale()); // [batch, keyHeads, group · block, seen]
        Value byHead = ops.reshape(scores, batch, heads(), block, seen);
        Value bounded = shape.cap() == 0 ? byHead : ops.softCap(byHead, shape.cap());
        Value weights = ops.softmax(ops.add(bounded, mask));
        Value mixed = ops.matmul(ops.reshape(weights, scores.shape()), value, false, false, 1);
        return ops.reshape(mixed, query.shape());
    }

    /// How many blocks the queries are taken in: few enough that a block's products stay large.
    private int blocks() {
        int count = Math.clamp(time / SMALLEST_BLOCK, 1, MOST_BLOCKS);
        while (time % count != 0) {
            count--;
        }
        return count;
    }

    /// [batch · time, count · size] to [batch, count, time, size].
    private Value split(Ops ops, Value joined, int count) {
        return ops.transpose(ops.reshape(joined, batch, time, count, size()), 0, 2, 1, 3);
    }

    private int heads() {
        return shape.heads();
    }

    private int keyHeads() {
        return shape.keyHeads();
    }

    private int size() {
        return shape.size();
    }
}
