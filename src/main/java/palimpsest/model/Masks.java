package palimpsest.model;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.ElementType;

/// What is added to the scores of attention so that each token sees itself and those before it, as far back as its
/// window. Layers share it.
///
/// A mask is computed from positions, which the runtime does once as it loads the graph. So a graph holds no square
/// table, and how a mask depends on the length of rows can be read off the graph.
final class Masks {
    /// What is added to the scores of tokens not seen: small enough for a probability of 0, and finite.
    private static final float UNSEEN = -1e9f;

    /// Which mask it is.
    private record Extent(int block, int seen, int window) {}

    private final Ops ops;
    private final Map<Extent, Value> made = new HashMap<>();

    Masks(Ops ops) {
        this.ops = ops;
    }

    /// For the last tokens of those seen, [block, seen].
    ///
    /// @param window how many tokens a query sees, its own the last of them; 0 for all there are
    Value of(int block, int seen, int window) {
        return made.computeIfAbsent(new Extent(block, seen, window), key -> {
            Value places = ops.constant("places", positions(0, seen), seen);
            Value own = ops.constant("own", positions(seen - block, seen), block, 1);
            return hide(ops, own, places, window);
        });
    }

    /// For queries that stand wherever their positions say.
    ///
    /// @param own positions of the queries, F32 [..., time, 1]
    /// @param places positions of the keys, F32 [seen]
    /// @param window how many tokens a query sees, its own the last of them; 0 for all there are
    /// @return [..., time, seen]
    static Value hide(Ops ops, Value own, Value places, int window) {
        Value hidden = ops.cast(ops.greater(places, own), ElementType.F32);
        if (window > 0) {
            Value before = ops.greater(ops.sub(own, ops.constant(window - 1)), places);
            hidden = ops.add(hidden, ops.cast(before, ElementType.F32));
        }
        return ops.mul(hidden, UNSEEN);
    }

    /// The numbers from the first up to the end, without it.
    static float[] positions(int first, int end) {
        float[] numbers = new float[end - first];
        IntStream.range(first, end).forEach(position -> numbers[position - first] = position);
        return numbers;
    }
}
