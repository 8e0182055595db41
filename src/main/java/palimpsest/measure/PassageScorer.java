package palimpsest.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.Engine;
import palimpsest.measure.ScoringGraph.Detail;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Scores probe passages token by token: first as the base predicts them, then as the changing model does, with the
/// divergence of its predictions from the base's.
///
/// Measured: log2 p, rank and entropy of each token, and KL(p0 || p1) over the full vocabulary, in bits. Where the
/// base's predictions of a passage found no room, its divergence is NaN.
final class PassageScorer implements AutoCloseable {
    private final Engine engine;
    private final ProbeScorer.Decoders decoders;
    private final Map<String, HostTensor> weights;
    private final ProbeRows rows;
    private final BasePredictions predictions;
    private final List<double[]> baseEntropy = new ArrayList<>();
    private Scorer compared;
    private Scorer alone;

    /// @param weights the weights by name, read at every scoring
    /// @param rows the passages as rows
    /// @param vocabulary number of token ids
    /// @param scratch folder for the base's predictions
    PassageScorer(
            Engine engine,
            ProbeScorer.Decoders decoders,
            Map<String, HostTensor> weights,
            ProbeRows rows,
            int vocabulary,
            Path scratch) {
        this.engine = engine;
        this.decoders = decoders;
        this.weights = weights;
        this.rows = rows;
        Shape shape = Shape.of((long) rows.batch() * rows.time(), vocabulary);
        this.predictions = new BasePredictions(scratch, rows.batches(), shape);
    }

    /// Scores the passages under the weights as they are now, and keeps the predictions to compare with. Call it once,
    /// with the base's weights.
    List<TokenScores> base() {
        List<TokenScores> scores = new ArrayList<>();
        try (Scorer scorer = new Scorer(engine, decoders.build(rows.batch(), rows.time()), Detail.BASE, weights)) {
            for (int batch = 0; batch < rows.batches(); batch++) {
                Optional<HostTensor> kept = predictions.batch(batch);
                scorer.run(rows.batch(batch), kept);
                float[] entropy = scorer.column(ScoringGraph.ENTROPY);
                double[] nats = new double[entropy.length];
                for (int i = 0; i < nats.length; i++) {
                    nats[i] = entropy[i];
                }
                baseEntropy.add(nats);
                scores.addAll(rows.scores(batch, scorer, position -> 0));
            }
        }
        return scores;
    }

    /// Scores the passages under the weights as they are now against the base's predictions.
    List<TokenScores> score() {
        List<TokenScores> scores = new ArrayList<>();
        for (int batch = 0; batch < rows.batches(); batch++) {
            Optional<HostTensor> base = predictions.batch(batch);
            Scorer scorer = base.isPresent() ? compared() : alone();
            scorer.run(rows.batch(batch), base);
            float[] cross = base.isPresent() ? scorer.column(ScoringGraph.CROSS) : new float[0];
            double[] entropy = baseEntropy.get(batch);
            scores.addAll(rows.scores(
                    batch, scorer, at -> cross.length == 0 ? Double.NaN : Math.max(0, cross[at] - entropy[at])));
        }
        return scores;
    }

    private Scorer compared() {
        if (compared == null) {
            compared = new Scorer(engine, decoders.build(rows.batch(), rows.time()), Detail.COMPARED, weights);
        }
        return compared;
    }

    private Scorer alone() {
        if (alone == null) {
            alone = new Scorer(engine, decoders.build(rows.batch(), rows.time()), Detail.TOKENS, weights);
        }
        return alone;
    }

    @Override
    public void close() {
        if (compared != null) {
            compared.close();
        }
        if (alone != null) {
            alone.close();
        }
        predictions.close();
    }
}
