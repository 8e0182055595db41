package palimpsest.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import palimpsest.data.RowSource;
import palimpsest.engine.Engine;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.HostTensor;

/// Measures held-out loss, area by area.
public final class HeldOutLoss implements AutoCloseable {
    private final Scorer scorer;
    private final List<Area> areas;
    private final int[] utf8Bytes;

    /// Held-out rows of one area.
    ///
    /// @param name `new` or an original area's name
    /// @param rows its rows of context + 1 ids
    public record Area(String name, RowSource rows) {}

    /// @param decoder the model over `batch` rows of `context` tokens
    /// @param weights the weights by name, read at every measurement
    /// @param areas the areas, `new` first
    /// @param utf8Bytes for each token id the bytes of text it stands for
    public HeldOutLoss(
            Engine engine, DecoderGraph decoder, Map<String, HostTensor> weights, List<Area> areas, int[] utf8Bytes) {
        this.scorer = new Scorer(engine, decoder, ScoringGraph.Detail.LOSS, weights);
        this.areas = List.copyOf(areas);
        this.utf8Bytes = utf8Bytes;
    }

    /// Loss of every area under the weights as they are now, and `old`, the mean over the original areas
    /// (macro-average), last.
    public List<AreaLoss> measure() {
        List<AreaLoss> losses = new ArrayList<>();
        for (Area area : areas) {
            losses.add(measure(area));
        }
        List<AreaLoss> old = losses.stream()
                .filter(loss -> !loss.area().equals(AreaLoss.NEW))
                .toList();
        if (!old.isEmpty()) {
            losses.add(new AreaLoss(
                    AreaLoss.OLD,
                    old.stream().mapToDouble(AreaLoss::natsPerToken).average().orElseThrow(),
                    old.stream().mapToDouble(AreaLoss::bitsPerByte).average().orElseThrow(),
                    old.stream().mapToLong(AreaLoss::tokens).sum()));
        }
        return losses;
    }

    /// Rows may be shorter than the model's: what follows them is padding, which a causal model does not see.
    private AreaLoss measure(Area area) {
        int time = scorer.time();
        int targets = area.rows().rowLength() - 1;
        double nats = 0;
        long bytes = 0;
        int rows = area.rows().rows();
        for (int start = 0; start < rows; start += scorer.batch()) {
            int[][] batch = new int[Math.min(scorer.batch(), rows - start)][time + 1];
            for (int row = 0; row < batch.length; row++) {
                area.rows().read(start + row, batch[row], 0);
                bytes += Arrays.stream(batch[row], 1, targets + 1)
                        .mapToLong(id -> utf8Bytes[id])
                        .sum();
            }
            scorer.run(batch);
            float[] nll = scorer.column(ScoringGraph.NLL);
            for (int row = 0; row < batch.length; row++) {
                for (int i = 0; i < targets; i++) {
                    nats += nll[row * time + i];
                }
            }
        }
        long tokens = (long) rows * targets;
        return new AreaLoss(area.name(), nats / tokens, nats / (Math.log(2) * bytes), tokens);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
