package palimpsest.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// The keys and values of the tokens before, kept from run to run of a graph that takes only new tokens, so that each
/// token passes through the model once.
///
/// Each layer's are two inputs [batch, keyHeads, capacity, size] and two outputs, which hold the new tokens' at their
/// positions as well. Input and output may be one tensor, which is then changed in place: the write is the input's only
/// reader. What lies behind a token's position is never seen by it, so a row can begin anew without being cleared.
public final class KeyValueCache {
    /// Name of the input with each token's position in its row, I64 [batch, time], 0 to capacity - 1.
    public static final String POSITIONS = "positions";

    private final Ops ops;
    private final int capacity;
    private final Value positions;
    private final Map<String, Value> states = new LinkedHashMap<>();
    private final Map<Object, Value> shared = new HashMap<>();

    KeyValueCache(Ops ops, int batch, int time, int capacity) {
        this.ops = ops;
        this.capacity = capacity;
        this.positions = ops.graph().input(POSITIONS, new ValueType(ElementType.I64, Shape.of(batch, time)));
    }

    /// Most tokens of a row.
    public int capacity() {
        return capacity;
    }

    /// The inputs that hold keys and values, by name.
    public Map<String, Value> states() {
        return states;
    }

    /// The output that follows an input of this name.
    public static String next(String state) {
        return state + ".next";
    }

    /// I64 [batch, time].
    Value positions() {
        return positions;
    }

    /// As [CausalAttention#apply], with the tokens before taken from the cache.
    Value attend(CausalAttention attention, Value query, Value key, Value value) {
        int layer = states.size() / 2;
        Value keys = remember("key." + layer, attention.keysByHead(ops, key));
        Value values = remember("value." + layer, attention.keysByHead(ops, value));
        Value queries = scaled(attention.queriesByHead(ops, query), attention.shape());
        return attention
                .unscaled()
                .mixCached(ops, queries, keys, values, unseen(attention.shape().window()));
    }

    /// ONNX Runtime multiplies one query with all keys several times as fast where the product has no factor, and it
    /// makes a factor of a scalar before it, but not of a vector.
    private Value scaled(Value queries, Attention shape) {
        Value factors = shared.computeIfAbsent(shape, key -> {
            float[] scale = new float[shape.size()];
            Arrays.fill(scale, shape.scale());
            return ops.constant("scale", scale, shape.size());
        });
        return ops.mul(queries, factors);
    }

    /// @param fresh [batch, keyHeads, time, size]
    /// @return [batch, keyHeads, capacity, size]
    private Value remember(String name, Value fresh) {
        Value before = ops.graph()
                .input(name, new ValueType(ElementType.F32, fresh.shape().with(2, capacity)));
        Value at = shared.computeIfAbsent(fresh.shape(), shape -> places(fresh.shape()));
        Value after = ops.scatter(before, 2, at, fresh);
        ops.graph().output(next(name), after);
        states.put(name, before);
        return after;
    }

    /// The position of every element, I64 [batch, keyHeads, time, size].
    private Value places(Shape shape) {
        return ops.expand(ops.reshape(positions, shape.at(0), 1, shape.at(2), 1), shape);
    }

    /// What hides the tokens behind each one and those before its window, to be added to the scores: [batch, 1, time,
    /// capacity].
    private Value unseen(int window) {
        return shared.computeIfAbsent("unseen " + window, key -> {
            long batch = positions.shape().at(0);
            long time = positions.shape().at(1);
            Value places = ops.constant("places", Masks.positions(0, capacity), capacity);
            Value own = ops.reshape(ops.cast(positions, ElementType.F32), batch, 1, time, 1);
            return Masks.hide(ops, own, places, window);
        });
    }
}
