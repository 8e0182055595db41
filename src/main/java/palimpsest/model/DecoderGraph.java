package palimpsest.model;

import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// The forward pass of a decoder over rows of one length, up to the last hidden states.
///
/// Activations are matrices [batch · time, width], so that every linear layer is one matrix product.
public final class DecoderGraph {
    /// Name of the input ids in the graph.
    public static final String IDS = "ids";

    private final Ops ops = new Ops(new Graph());
    private final Map<String, Value> weights = new LinkedHashMap<>();
    private final int batch;
    private final int time;
    private final Value ids;
    private Value hidden;
    private Value head;

    DecoderGraph(int batch, int time) {
        this.batch = batch;
        this.time = time;
        this.ids = ops.graph().input(IDS, new ValueType(ElementType.I64, Shape.of((long) batch * time)));
    }

    /// Adds a weight as an input of the graph, under its name in the model's files.
    Value weight(String name, long... extents) {
        Value value = ops.graph().input(name, new ValueType(ElementType.F32, Shape.of(extents)));
        weights.put(name, value);
        return value;
    }

    DecoderGraph complete(Value lastHidden, Value headWeight) {
        hidden = lastHidden;
        head = headWeight;
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

    /// Hidden states after the last normalisation, F32 [batch · time, width].
    public Value hidden() {
        return hidden;
    }

    /// Output embedding, F32 [vocabulary, width]; the input embedding where the head is tied.
    public Value head() {
        return head;
    }
}
