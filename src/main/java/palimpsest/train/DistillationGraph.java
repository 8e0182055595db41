package palimpsest.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.autodiff.Gradients;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.model.DecoderGraph;
import palimpsest.model.DistillationLoss;
import palimpsest.model.OutputLayer;
import palimpsest.tensor.ElementType;

/// The divergence from the base on a few rows of old text, and its gradients added to those there are.
///
/// Inputs: `ids`, I64 [batch · time]; the weights by name; `base/hidden`, what the base's output layer makes its
/// predictions of, F32 [batch · time, width]; `base/NAME` of the output embedding where it is trained; `sum/NAME` of
/// every
/// trained weight. Outputs: `kl` (scalar, nats per token) and `gradient/NAME` of every trained weight.
final class DistillationGraph {
    static final String KL = "kl";
    static final String BASE_HIDDEN = "base/hidden";

    private DistillationGraph() {}

    /// Name of the input with a weight as it was in the base.
    static String base(String weight) {
        return "base/" + weight;
    }

    /// The base's hidden states, as the graph's only output.
    static Graph teacher(DecoderGraph decoder) {
        Graph graph = decoder.ops().graph();
        graph.output(BASE_HIDDEN, hidden(decoder.output()));
        return graph;
    }

    private static Value hidden(OutputLayer output) {
        return switch (output) {
            case OutputLayer.Linear(Value hidden, Value _) -> hidden;
            case OutputLayer.Capped(OutputLayer.Linear linear, float _) -> linear.hidden();
        };
    }

    /// The output layer as it was in the base, over what the base made.
    private static OutputLayer base(Graph graph, OutputLayer output, List<String> trained) {
        return switch (output) {
            case OutputLayer.Linear(Value hidden, Value head) ->
                new OutputLayer.Linear(
                        graph.input(BASE_HIDDEN, hidden.valueType()),
                        trained.contains(head.name()) ? graph.input(base(head.name()), head.valueType()) : head);
            case OutputLayer.Capped(OutputLayer.Linear linear, float cap) ->
                new OutputLayer.Capped((OutputLayer.Linear) base(graph, linear, trained), cap);
        };
    }

    /// @param trained names of the trained weights
    /// @param factor what the divergence is multiplied by before its gradients are added
    static Graph student(DecoderGraph decoder, List<String> trained, float factor) {
        Ops ops = decoder.ops();
        Graph graph = ops.graph();
        OutputLayer base = base(graph, decoder.output(), trained);
        Value kl = DistillationLoss.mean(ops, decoder.output(), base);
        graph.output(KL, kl);
        Map<String, Value> weights = new LinkedHashMap<>();
        trained.forEach(name -> weights.put(name, decoder.weights().get(name)));
        Map<Value, Value> gradients = Gradients.of(ops, ops.mul(kl, factor), weights.values());
        weights.forEach((name, weight) -> {
            Value before = graph.input(TrainingGraph.sum(name), new ValueType(ElementType.F32, weight.shape()));
            graph.output(TrainingGraph.gradient(name), ops.add(before, gradients.get(weight)));
        });
        return graph;
    }
}
