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

    /// One more token of each of some texts.
    ///
    /// @param decoder over one new token of each row
    public static GraphCost ofWriting(DecoderGraph decoder) {
        decoder.ops().graph().output("scores", decoder.ops().softmax(decoder.logits()));
        return GraphCost.of(decoder.ops().graph());
    }

    /// Answers of a batch of questions.
    public static GraphCost ofQuestions(DecoderGraph decoder) {
        return GraphCost.of(ScoringGraph.build(decoder, ScoringGraph.Detail.ANSWERS));
    }

    /// Tokens of a batch of probe passages, compared with the base's.
    public static GraphCost ofProbes(DecoderGraph decoder) {
        return GraphCost.of(ScoringGraph.build(decoder, ScoringGraph.Detail.COMPARED));
    }
}
