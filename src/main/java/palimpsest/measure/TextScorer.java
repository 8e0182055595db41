package palimpsest.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import palimpsest.engine.Engine;
import palimpsest.measure.ProbeScorer.Decoders;
import palimpsest.measure.ScoringGraph.Detail;
import palimpsest.tensor.HostTensor;

/// Scores passages without a base to compare with.
public final class TextScorer implements AutoCloseable {
    private final Scorer scorer;

    /// @param weights the weights by name, read at every scoring
    /// @param like rows of the batch and the length that all later ones have
    public TextScorer(Engine engine, Decoders decoders, Map<String, HostTensor> weights, ProbeRows like) {
        scorer = new Scorer(engine, decoders.build(like.batch(), like.time()), Detail.TOKENS, weights);
    }

    /// log2 p, rank and entropy of each token; the divergence is 0.
    ///
    /// @throws IllegalArgumentException if the rows are laid out otherwise
    public List<TokenScores> score(ProbeRows rows) {
        if (rows.batch() != scorer.batch() || rows.time() != scorer.time()) {
            throw new IllegalArgumentException("expected batches of %d x %d tokens, found %d x %d"
                    .formatted(scorer.batch(), scorer.time(), rows.batch(), rows.time()));
        }
        List<TokenScores> scores = new ArrayList<>();
        for (int batch = 0; batch < rows.batches(); batch++) {
            scorer.run(rows.batch(batch));
            scores.addAll(rows.scores(batch, scorer, position -> 0));
        }
        return scores;
    }

    /// Scores passages once.
    public static List<TokenScores> score(
            Engine engine, Decoders decoders, Map<String, HostTensor> weights, ProbeRows rows) {
        try (TextScorer scorer = new TextScorer(engine, decoders, weights, rows)) {
            return scorer.score(rows);
        }
    }

    @Override
    public void close() {
        scorer.close();
    }
}
