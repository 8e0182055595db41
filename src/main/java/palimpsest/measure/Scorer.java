package palimpsest.measure;

import java.lang.foreign.Arena;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// Runs a scoring graph over batches of rows, against weights that may change between runs.
final class Scorer implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final DecoderGraph decoder;
    private final ScoringGraph.Detail detail;
    private final Session session;
    private final Map<String, HostTensor> weights;
    private final HostTensor ids;
    private final HostTensor targets;
    private final Map<String, HostTensor> columns = new HashMap<>();

    /// @param weights the weights by name, read at every run
    Scorer(Engine engine, DecoderGraph decoder, ScoringGraph.Detail detail, Map<String, HostTensor> weights) {
        this.decoder = decoder;
        this.detail = detail;
        this.weights = weights;
        session = engine.compile(ScoringGraph.build(decoder, detail));
        ids = HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
        targets = HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
        for (String name : ScoringGraph.columns(detail)) {
            columns.put(name, HostTensor.allocate(arena, ElementType.F32, ScoringGraph.column(decoder)));
        }
    }

    int batch() {
        return decoder.batch();
    }

    int time() {
        return decoder.time();
    }

    /// Scores up to `batch` rows of `time` + 1 ids; rows beyond `rows.length` are left as they were and mean nothing.
    void run(int[][] rows) {
        run(rows, Optional.empty());
    }

    /// As [#run(int[][])], with the tensor of [ScoringGraph#PROBABILITIES] to write or [ScoringGraph#BASE] to read.
    void run(int[][] rows, Optional<HostTensor> base) {
        LongBuffer in = ids.longs();
        LongBuffer out = targets.longs();
        for (int[] row : rows) {
            for (int i = 0; i < decoder.time(); i++) {
                in.put(row[i]);
                out.put(row[i + 1]);
            }
        }
        Map<String, HostTensor> feeds = new HashMap<>(weights);
        feeds.put(DecoderGraph.IDS, ids);
        feeds.put(ScoringGraph.TARGETS, targets);
        Map<String, HostTensor> results = new HashMap<>(columns);
        base.ifPresent(tensor -> (detail == ScoringGraph.Detail.BASE ? results : feeds)
                .put(detail == ScoringGraph.Detail.BASE ? ScoringGraph.PROBABILITIES : ScoringGraph.BASE, tensor));
        try (Binding binding = session.bind(feeds, results)) {
            binding.run();
        }
    }

    /// A column of the last run: one number a position, row after row.
    float[] column(String name) {
        return columns.get(name).toFloats();
    }

    @Override
    public void close() {
        session.close();
        arena.close();
    }
}
