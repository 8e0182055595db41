package palimpsest.train;

import java.util.Map;
import palimpsest.graph.Graph;
import palimpsest.graph.GraphCost;
import palimpsest.graph.Value;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.Shape;

/// What the terms beside the cross-entropy take, told from their graphs.
public final class KeepingCost {
    private KeepingCost() {}

    /// What the base makes of a micro-batch of old rows.
    ///
    /// @param cost of its graph
    /// @param handedBytes of what it hands over
    public record Teacher(GraphCost cost, long handedBytes) {}

    /// @param decoder forward graph of a micro-batch of old rows
    public static Teacher teacher(DecoderGraph decoder) {
        Graph graph = DistillationGraph.teacher(decoder);
        Value handed = graph.outputs().get(DistillationGraph.BASE);
        return new Teacher(
                GraphCost.of(graph), handed.shape().size() * handed.type().bytes());
    }

    /// The divergence on a micro-batch of old rows.
    ///
    /// @param decoder its forward graph
    public static GraphCost divergence(DecoderGraph decoder, Tuning tuning) {
        return GraphCost.of(DistillationGraph.student(
                decoder, tuning.trained().sequencedKeySet().stream().toList(), 1));
    }

    /// L2-SP and EWC.
    public static GraphCost distances(Keeping keeping, Map<String, Shape> trained) {
        return GraphCost.of(WeightDistance.graph(keeping, trained));
    }
}
