package palimpsest.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// The forward pass of a decoder over rows of one length, up to its logits: whole rows, or the new tokens of rows whose
/// earlier ones are in a [KeyValueCache].
///
/// Activations are matrices [batch · time, width], so that every linear layer is one matrix product. A family writes
/// its blocks with the layers here, which are the one place where a position, a cache or an adapter comes in.
public final class DecoderGraph {
    /// Name of the input ids in the graph.
    public static final String IDS = "ids";

    private final Ops ops = new Ops(new Graph());
    private final Map<String, Value> weights = new LinkedHashMap<>();
    private final SequencedMap<String, LinearLayer> layers = new LinkedHashMap<>();
    private final Map<String, Value> rotations = new HashMap<>();
    private final Masks masks = new Masks(ops);
    private final Optional<Adapter> adapter;
    private final int batch;
    private final int time;
    private final Value ids;
    private final Optional<KeyValueCache> cache;
    private OutputLayer output;

    /// @param capacity most tokens of a row with its earlier ones; 0 for whole rows of `time` tokens
    /// @param adapter what linear layers have beside them
    DecoderGraph(int batch, int time, int capacity, Optional<Adapter> adapter) {
        this.adapter = adapter;
        this.batch = batch;
        this.time = time;
        this.ids = ops.graph().input(IDS, new ValueType(ElementType.I64, Shape.of((long) batch * time)));
        this.cache = capacity > 0 ? Optional.of(new KeyValueCache(ops, batch, time, capacity)) : Optional.empty();
    }

    /// Adds a weight as an input of the graph, under its name in the model's files.
    Value weight(String name, long... extents) {
        Value value = ops.graph().input(name, new ValueType(ElementType.F32, Shape.of(extents)));
        weights.put(name, value);
        return value;
    }

    /// x · Wᵀ (+ b), with the weight `NAME.weight` as [out, in] and the bias `NAME.bias` as [out].
    Value linear(Value x, String name, long in, long out, boolean bias) {
        Value weight = weight(name + ".weight", out, in);
        Value y = bias ? ops.linear(x, weight, true, weight(name + ".bias", out)) : ops.gemm(x, weight, false, true, 1);
        return adapted(x, y, name, new LinearLayer(in, out, false));
    }

    /// x · W + b, with the weight `NAME.weight` as [in, out], as GPT-2's files hold it, and the bias as [out].
    Value linearInOut(Value x, String name, long in, long out) {
        Value y = ops.linear(x, weight(name + ".weight", in, out), false, weight(name + ".bias", out));
        return adapted(x, y, name, new LinearLayer(in, out, true));
    }

    /// y + alpha / rank · B A x, where the layer has an adapter.
    private Value adapted(Value x, Value y, String name, LinearLayer layer) {
        layers.put(name, layer);
        if (adapter.isEmpty() || !adapter.get().covers(name)) {
            return y;
        }
        int rank = adapter.get().rank();
        Value low = ops.gemm(x, weight(Adapter.a(name), rank, layer.in()), false, true, 1); // [batch · time, rank]
        return ops.gemm(
                low,
                weight(Adapter.b(name), layer.out(), rank),
                false,
                true,
                adapter.get().scale(),
                y);
    }

    /// Adds to each token the row of its position.
    ///
    /// @param x [batch · time, width]
    /// @param table learned positions [positions, width]
    Value addPositions(Value x, Value table) {
        if (cache.isPresent()) {
            return ops.add(x, ops.gather(table, ops.reshape(cache.get().positions(), (long) batch * time)));
        }
        long width = table.shape().at(1);
        Value rows = ops.reshape(x, batch, time, width);
        return ops.reshape(ops.add(rows, ops.slice(table, 0, 0, time)), x.shape());
    }

    /// Layer normalisation, with the weights `NAME.weight` and `NAME.bias` as [width].
    Value layerNorm(Value x, String name, long width, float epsilon) {
        return ops.layerNorm(x, weight(name + ".weight", width), weight(name + ".bias", width), epsilon);
    }

    /// RMSNorm of every `size` features, all of a token's or those of each of its heads, with the weight `NAME.weight`
    /// as [size].
    ///
    /// @param x [batch · time, n · size]
    /// @param start the weight that leaves features as they are: 1, or 0 where the weight is counted from 1
    Value rmsNorm(Value x, String name, long size, float epsilon, float start) {
        Value weight = weight(name + ".weight", size);
        Value scale = start == 1 ? weight : ops.add(weight, ops.constant(1 - start));
        Value rows = ops.reshape(x, x.shape().size() / size, size);
        return ops.reshape(ops.rmsNorm(rows, scale, epsilon), x.shape());
    }

    /// Takes apart what one linear layer made side by side for each head.
    ///
    /// @param joined [batch · time, heads · parts · size]
    /// @return `parts` of [batch · time, heads · size]
    List<Value> partsOfHeads(Value joined, int heads, int parts) {
        long rows = joined.shape().at(0);
        long size = joined.shape().at(1) / ((long) heads * parts);
        Value byPart = ops.transpose(ops.reshape(joined, rows, heads, parts, size), 2, 0, 1, 3);
        return ops.split(byPart, 0, parts).stream()
                .map(part -> ops.reshape(part, rows, heads * size))
                .toList();
    }

    /// Rotates queries or keys by the angles of their positions.
    ///
    /// @param x [batch · time, heads · size]
    Value rotate(Value x, Rotary rotary) {
        int longest = cache.map(KeyValueCache::capacity).orElse(time);
        Value cos = rotations.computeIfAbsent("cos " + rotary, key -> rotary.table(ops, "cos", longest, Math::cos));
        Value sin = rotations.computeIfAbsent("sin " + rotary, key -> rotary.table(ops, "sin", longest, Math::sin));
        Value positions = cache.map(KeyValueCache::positions).orElseGet(() -> ops.integers(0));
        Value rows = ops.reshape(x, batch, time, x.shape().at(1));
        return ops.reshape(ops.rotary(rows, x.shape().at(1) / rotary.size(), positions, cos, sin), x.shape());
    }

    /// Mixes the values of each token and those before it.
    ///
    /// @param query [batch · time, heads · size]
    /// @param key [batch · time, keyHeads · size]
    /// @param value [batch · time, keyHeads · size]
    /// @return [batch · time, heads · size]
    Value attend(Attention attention, Value query, Value key, Value value) {
        CausalAttention causal = new CausalAttention(batch, time, attention);
        return cache.isPresent()
                ? cache.get().attend(causal, query, key, value)
                : causal.apply(ops, masks, query, key, value);
    }

    /// As [#attend], for queries, keys and values that one linear layer made side by side, without grouped queries.
    ///
    /// @param joined [batch · time, 3 · heads · size]
    Value attendFused(Attention attention, Value joined) {
        if (cache.isPresent()) {
            List<Value> parts = ops.split(joined, 1, 3);
            return attend(attention, parts.get(0), parts.get(1), parts.get(2));
        }
        return new CausalAttention(batch, time, attention).applyFused(ops, masks, joined);
    }

    DecoderGraph complete(OutputLayer made) {
        output = made;
        return this;
    }

    public Ops ops() {
        return ops;
    }

    public int batch() {
        return batch;
    }

    /// Tokens of a row.
    public int time() {
        return time;
    }

    /// Input ids, I64 [batch · time], row after row.
    public Value ids() {
        return ids;
    }

    /// Weights by their names in the model's files, F32.
    public Map<String, Value> weights() {
        return weights;
    }

    /// The linear layers by name, in the order of the blocks; the head is none of them.
    public SequencedMap<String, LinearLayer> layers() {
        return layers;
    }

    /// Keys and values of the tokens before; empty where rows are whole.
    public Optional<KeyValueCache> cache() {
        return cache;
    }

    /// What makes the logits.
    public OutputLayer output() {
        return output;
    }

    /// Logits of every position, F32 [batch · time, vocabulary].
    public Value logits() {
        return output.logits(ops);
    }

    /// Logits of some positions only, F32 [n, vocabulary].
    ///
    /// @param positions I64 [n], each a row of [batch · time]
    public Value logits(Value positions) {
        return output.logits(ops, positions);
    }
}
