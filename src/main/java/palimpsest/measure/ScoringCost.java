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

    /// Questions of one length that are asked in a batch.
    ///
    /// @param vocabulary number of token ids
    /// @param time tokens of a question
    public static int questionBatch(int vocabulary, int time) {
        return QuestionScorer.batch(vocabulary, time);
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
