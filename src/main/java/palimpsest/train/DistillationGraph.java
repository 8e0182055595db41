package palimpsest.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// The base hands over what its predictions are made of: with a linear output layer its hidden states, F32
/// [batch · time, width], with another its logits, F32 [batch · time, vocabulary].
///
/// Inputs: `ids`, I64 [batch · time]; the weights by name; `base`, what the base handed over; `base/NAME` of a linear
/// output layer's embedding where it is trained; `sum/NAME` of every trained weight. Outputs: `kl` (scalar, nats per
/// token) and `gradient/NAME` of every trained weight.
final class DistillationGraph {
    static final String KL = "kl";
    static final String BASE = "base";

    private DistillationGraph() {}

    /// Name of the input with a weight as it was in the base.
    static String base(String weight) {
        return "base/" + weight;
    }

    /// What the base hands over, as the graph's only output.
    static Graph teacher(DecoderGraph decoder) {
        Graph graph = decoder.ops().graph();
        graph.output(
                BASE,
                linear(decoder)
                        .map(OutputLayer.Linear::hidden)
                        .orElseGet(() -> decoder.output().logits(decoder.ops())));
        return graph;
    }

    /// The output layer where it is the product with a weight of the model.
    private static Optional<OutputLayer.Linear> linear(DecoderGraph decoder) {
        return decoder.output() instanceof OutputLayer.Linear linear
                        && decoder.weights().containsValue(linear.weight())
                ? Optional.of(linear)
                : Optional.empty();
    }

    /// @param trained names of the trained weights
    /// @param factor what the divergence is multiplied by before its gradients are added
    static Graph student(DecoderGraph decoder, List<String> trained, float factor) {
        Ops ops = decoder.ops();
        Graph graph = ops.graph();
        Value kl = divergence(decoder, trained);
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

    private static Value divergence(DecoderGraph decoder, List<String> trained) {
        Ops ops = decoder.ops();
        Graph graph = ops.graph();
        Optional<OutputLayer.Linear> output = linear(decoder);
        if (output.isPresent()) {
            Value weight = output.get().weight();
            Value head =
                    trained.contains(weight.name()) ? graph.input(base(weight.name()), weight.valueType()) : weight;
            Value hidden = graph.input(BASE, output.get().hidden().valueType());
            return DistillationLoss.mean(ops, output.get(), new OutputLayer.Linear(hidden, head));
        }
        Value logits = decoder.output().logits(ops);
        return DistillationLoss.mean(ops, logits, graph.input(BASE, logits.valueType()));
    }
}
