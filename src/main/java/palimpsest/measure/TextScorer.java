package palimpsest.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import palimpsest.engine.Engine;
import palimpsest.measure.ProbeScorer.Decoders;
import palimpsest.measure.ScoringGraph.Detail;
import palimpsest.tensor.HostTensor;

/// Scores passages once, without a base to compare with.
public final class TextScorer {
    private TextScorer() {}

    /// log2 p, rank and entropy of each token; the divergence is 0.
    public static List<TokenScores> score(
            Engine engine, Decoders decoders, Map<String, HostTensor> weights, ProbeRows rows) {
        List<TokenScores> scores = new ArrayList<>();
        try (Scorer scorer = new Scorer(engine, decoders.build(rows.batch(), rows.time()), Detail.TOKENS, weights)) {
            for (int batch = 0; batch < rows.batches(); batch++) {
                scorer.run(rows.batch(batch));
                scores.addAll(rows.scores(batch, scorer, position -> 0));
            }
        }
        return scores;
    }
}
