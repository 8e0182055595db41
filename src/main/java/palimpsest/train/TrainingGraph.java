package palimpsest.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.autodiff.Gradients;
import palimpsest.graph.Graph;
import palimpsest.graph.HalfProducts;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.model.DecoderGraph;
import palimpsest.model.LanguageModelLoss;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// One micro-batch of a training step as one graph: forward, loss, backward, and the norm of all gradients.
///
/// Inputs: `ids` and `targets`, I64 [batch · time]; the weights by name; with sums `sum/NAME`, what the
/// micro-batches and the terms before gave. Outputs: `loss` (scalar, nats per token), `norm` (F32 [1]) and
/// `gradient/NAME` of every trained weight. In F16 there is also the input `scale`, a scalar that the gradients
/// are multiplied by on their way.
public final class TrainingGraph {
    public static final String TARGETS = "targets";
    public static final String LOSS = "loss";
    public static final String NORM = "norm";
    /// Input, F32 scalar: see [LossScale].
    static final String SCALE = "scale";

    private final Ops ops;
    private final Map<String, Value> trained;
    private final Form form;

    /// How a step is made of the graph's runs.
    ///
    /// @param parts micro-batches of a step, whose gradients are divided by as many
    /// @param begun whether a step's gradients begin with those of other terms of the objective, and not with nothing
    /// @param precision number type of the products
    public record Form(int parts, boolean begun, Precision precision) {
        /// The cross-entropy alone, in F32.
        public static Form of(int parts) {
            return new Form(parts, false, Precision.F32);
        }

        /// Whether gradients are added to those of the inputs `sum/NAME`.
        boolean sums() {
            return parts > 1 || begun;
        }
    }

    private TrainingGraph(Ops ops, Map<String, Value> trained, Form form) {
        this.ops = ops;
        this.trained = trained;
        this.form = form;
    }

    /// Adds loss and gradients to a forward graph.
    ///
    /// @param trained names of the weights to train; nodes that only others need are not built
    /// @param form how a step is made of it
    public static Graph build(DecoderGraph decoder, List<String> trained, Form form) {
        Map<String, Value> weights = new LinkedHashMap<>();
        trained.forEach(name -> weights.put(name, decoder.weights().get(name)));
        Graph graph = new TrainingGraph(decoder.ops(), weights, form).build(decoder);
        return form.precision().half().map(type -> HalfProducts.of(graph, type)).orElse(graph);
    }

    /// Name of the output with a weight's gradient.
    public static String gradient(String weight) {
        return "gradient/" + weight;
    }

    /// Name of the output that may lie in the memory of a weight's gradient, where the graph has one: what rows are
    /// then added to. Left unbound, it takes memory of its own.
    public static String underlay(String weight) {
        return "underlay/" + weight;
    }

    /// Name of the input with the gradients of a step's earlier micro-batches and of the terms beside the
    /// cross-entropy.
    public static String sum(String weight) {
        return "sum/" + weight;
    }

    private Graph build(DecoderGraph decoder) {
        Graph graph = ops.graph();
        Value targets = graph.input(TARGETS, decoder.ids().valueType());
        Value loss = LanguageModelLoss.mean(decoder, targets);
        Optional<Value> scale =
                form.precision().scalesLoss() ? Optional.of(graph.input(SCALE, loss.valueType())) : Optional.empty();
        Value share = ops.mul(loss, 1f / form.parts());
        Value scaled = scale.map(by -> ops.mul(share, by)).orElse(share);
        Optional<Value> unscale = scale.map(by -> ops.div(ops.constant(1), by));
        Map<Value, Value> gradients = Gradients.of(ops, scaled, trained.values());
        graph.output(LOSS, loss);
        List<Value> squares = new ArrayList<>();
        trained.forEach((name, weight) -> {
            Value found = gradients.get(weight);
            Value gradient = unscale.map(by -> ops.mul(found, by)).orElse(found);
            if (form.sums()) {
                ValueType type = new ValueType(ElementType.F32, weight.shape());
                gradient = ops.add(graph.input(sum(name), type), gradient);
            }
            graph.output(gradient(name), gradient);
            underlay(graph, gradient).ifPresent(under -> graph.output(underlay(name), under));
            squares.add(sumOfSquares(gradient));
        });
        graph.output(NORM, ops.sqrt(ops.reduceSum(ops.concat(0, squares), true, 0)));
        return graph;
    }

    /// The matrix that a gradient adds rows to, as the node that makes it gives it: nothing else reads it, so that the
    /// rows can be added in place, without a copy of a whole embedding.
    private static Optional<Value> underlay(Graph graph, Value gradient) {
        Value value = gradient;
        Node reader = producerOf(value, Operator.SCATTER_ELEMENTS);
        while (reader != null) {
            value = reader.input(0);
            Value read = value;
            if (graph.nodes().stream()
                            .filter(node -> node.inputs().contains(read))
                            .count()
                    > 1) {
                return Optional.empty();
            }
            reader = producerOf(value, Operator.RESHAPE);
        }
        return value == gradient || value.producer().isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Node producerOf(Value value, Operator operator) {
        return value.producer().filter(node -> node.operator() == operator).orElse(null);
    }

    /// Σ x² as [1], along the last axis first, where the elements lie side by side.
    private Value sumOfSquares(Value x) {
        Shape shape = x.shape();
        Value rows = ops.reduceSumSquare(ops.reshape(x, shape.size() / shape.at(-1), shape.at(-1)), false, 1);
        return ops.reduceSum(rows, true, 0);
    }
}
