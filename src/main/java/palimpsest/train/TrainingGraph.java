package palimpsest.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.autodiff.Gradients;
import palimpsest.graph.Graph;
import palimpsest.graph.HalfProducts;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.model.DecoderGraph;
import palimpsest.model.LanguageModelLoss;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// One micro-batch of a training step as one graph: forward, loss, backward, and the norm of all gradients.
///
/// Inputs: `ids` and `targets`, I64 [batch · time]; the weights by name; with accumulation `sum/NAME`, what the
/// micro-batches before gave. Outputs: `loss` (scalar, nats per token), `norm` (F32 [1]) and `gradient/NAME` of every
/// trained weight. In F16 there is also the input `scale`, a scalar that the gradients are multiplied by on their way.
public final class TrainingGraph {
    public static final String TARGETS = "targets";
    public static final String LOSS = "loss";
    public static final String NORM = "norm";
    /// Input, F32 scalar: see [LossScale].
    static final String SCALE = "scale";

    private final Ops ops;
    private final Map<String, Value> trained;
    private final int parts;
    private final Precision precision;

    private TrainingGraph(Ops ops, Map<String, Value> trained, int parts, Precision precision) {
        this.ops = ops;
        this.trained = trained;
        this.parts = parts;
        this.precision = precision;
    }

    /// Adds loss and gradients to a forward graph.
    ///
    /// @param trained names of the weights to train; nodes that only others need are not built
    /// @param parts micro-batches of a step: each adds its gradient divided by `parts` to `sum/NAME`; 1 for no such
    /// input
    /// @param precision number type of the products
    public static Graph build(DecoderGraph decoder, List<String> trained, int parts, Precision precision) {
        Map<String, Value> weights = new LinkedHashMap<>();
        trained.forEach(name -> weights.put(name, decoder.weights().get(name)));
        Graph graph = new TrainingGraph(decoder.ops(), weights, parts, precision).build(decoder);
        return precision.half().map(type -> HalfProducts.of(graph, type)).orElse(graph);
    }

    /// As the other, in F32.
    public static Graph build(DecoderGraph decoder, List<String> trained, int parts) {
        return build(decoder, trained, parts, Precision.F32);
    }

    /// Name of the output with a weight's gradient.
    public static String gradient(String weight) {
        return "gradient/" + weight;
    }

    /// Name of the input with the gradients of a step's earlier micro-batches.
    public static String sum(String weight) {
        return "sum/" + weight;
    }

    private Graph build(DecoderGraph decoder) {
        Graph graph = ops.graph();
        Value targets = graph.input(TARGETS, decoder.ids().valueType());
        Value loss = LanguageModelLoss.mean(ops, decoder.hidden(), decoder.head(), targets);
        Optional<Value> scale =
                precision.scalesLoss() ? Optional.of(graph.input(SCALE, loss.valueType())) : Optional.empty();
        Value share = ops.mul(loss, 1f / parts);
        Value scaled = scale.map(by -> ops.mul(share, by)).orElse(share);
        Optional<Value> unscale = scale.map(by -> ops.div(ops.constant(1), by));
        Map<Value, Value> gradients = Gradients.of(ops, scaled, trained.values());
        graph.output(LOSS, loss);
        List<Value> squares = new ArrayList<>();
        trained.forEach((name, weight) -> {
            Value found = gradients.get(weight);
            Value gradient = unscale.map(by -> ops.mul(found, by)).orElse(found);
            if (parts > 1) {
                ValueType type = new ValueType(ElementType.F32, weight.shape());
                gradient = ops.add(graph.input(sum(name), type), gradient);
            }
            graph.output(gradient(name), gradient);
            squares.add(sumOfSquares(gradient));
        });
        graph.output(NORM, ops.sqrt(ops.reduceSum(ops.concat(0, squares), true, 0)));
        return graph;
    }

    /// Σ x² as [1], along the last axis first, where the elements lie side by side.
    private Value sumOfSquares(Value x) {
        Shape shape = x.shape();
        Value rows = ops.reduceSumSquare(ops.reshape(x, shape.size() / shape.at(-1), shape.at(-1)), false, 1);
        return ops.reduceSum(rows, true, 0);
    }
}
