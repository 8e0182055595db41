package palimpsest.bench;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeRows;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.TextScorer;
import palimpsest.measure.TokenScores;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// Probability, rank and entropy of each token, as the program scores a text.
final class ScoringSide implements Side {
    private final Arena arena = Arena.ofShared();
    private final TrainingShape shape;
    private final Engine engine;
    private final TextScorer scorer;

    ScoringSide(TrainingShape shape, int threads) {
        this.shape = shape;
        engine = Engine.open(Device.cpu(), threads);
        Map<String, HostTensor> weights = RandomWeights.create(shape.config(), 1, arena);
        scorer = new TextScorer(engine, shape.config()::decoder, weights, rows(shape.rows(1)));
    }

    private ProbeRows rows(int[] ids) {
        List<Passage> passages = new ArrayList<>();
        int length = shape.time() + 1;
        for (int row = 0; row < shape.batch(); row++) {
            int[] offsets = new int[length];
            passages.add(new Passage(
                    "row", "", Arrays.copyOfRange(ids, row * length, (row + 1) * length), offsets, offsets));
        }
        return new ProbeRows(
                passages,
                new ProbeScorer.Intake(
                        OptionalInt.empty(), shape.time(), shape.config().vocabulary()));
    }

    /// Mean loss, nats per token.
    @Override
    public double step(long step, int[] rows) {
        double bits = 0;
        for (TokenScores scores : scorer.score(rows(rows))) {
            for (int i = 1; i < scores.length(); i++) {
                bits -= scores.log2p()[i];
            }
        }
        return bits * Math.log(2) / shape.tokensPerStep();
    }

    @Override
    public void close() {
        scorer.close();
        engine.close();
        arena.close();
    }
}
