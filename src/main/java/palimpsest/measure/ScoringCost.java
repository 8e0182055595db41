package palimpsest.measure;

import palimpsest.graph.GraphCost;
import palimpsest.model.DecoderGraph;

/// What measuring a batch takes.
public final class ScoringCost {
    private ScoringCost() {}

    /// Held-out loss of a batch of rows.
    public static GraphCost ofLoss(DecoderGraph decoder) {
        return GraphCost.of(ScoringGraph.build(decoder, ScoringGraph.Detail.LOSS));
    }

    /// Tokens of a batch of probe passages, compared with the base's.
    public static GraphCost ofProbes(DecoderGraph decoder) {
        return GraphCost.of(ScoringGraph.build(decoder, ScoringGraph.Detail.COMPARED));
    }
}
