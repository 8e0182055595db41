package palimpsest.measure;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.Engine;
import palimpsest.measure.ProbeScorer.Decoders;
import palimpsest.measure.ScoringGraph.Detail;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Scores passages once under a base and under a model that came of it, with the divergence of their predictions. The
/// base's probabilities of one batch are in memory at a time.
public final class TextComparison {
    private TextComparison() {}

    /// A model to score by.
    ///
    /// @param weights all weights by name
    public record Model(Decoders decoders, Map<String, HostTensor> weights) {}

    /// @param base one entry a passage, as [PassageScorer#base] has them
    /// @param now likewise, with KL(base || now)
    public record Scores(List<TokenScores> base, List<TokenScores> now) {}

    /// @param rows the passages as rows
    /// @param vocabulary number of token ids
    public static Scores score(Engine engine, Model base, Model now, ProbeRows rows, int vocabulary) {
        List<TokenScores> before = new ArrayList<>();
        List<TokenScores> after = new ArrayList<>();
        try (Arena arena = Arena.ofShared();
                Scorer first = scorer(engine, base, rows, Detail.BASE);
                Scorer second = scorer(engine, now, rows, Detail.COMPARED)) {
            Shape shape = Shape.of((long) rows.batch() * rows.time(), vocabulary);
            HostTensor predictions = HostTensor.allocate(arena, ElementType.F32, shape);
            for (int batch = 0; batch < rows.batches(); batch++) {
                first.run(rows.batch(batch), Optional.of(predictions));
                before.addAll(rows.scores(batch, first, position -> 0));
                second.run(rows.batch(batch), Optional.of(predictions));
                float[] entropy = first.column(ScoringGraph.ENTROPY);
                float[] cross = second.column(ScoringGraph.CROSS);
                after.addAll(rows.scores(batch, second, at -> Math.max(0, cross[at] - entropy[at])));
            }
        }
        return new Scores(before, after);
    }

    private static Scorer scorer(Engine engine, Model model, ProbeRows rows, Detail detail) {
        return new Scorer(engine, model.decoders().build(rows.batch(), rows.time()), detail, model.weights());
    }
}
