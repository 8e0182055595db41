package palimpsest.measure;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.model.DecoderGraph;
import palimpsest.model.KeyValueCache;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// A model whose keys and values of what was taken in lie in tensors that both of its graphs, for single tokens and for
/// long stretches of a prompt, change in place.
final class CachedModel implements Predictor {
    private static final String SCORES = "scores";

    private final Arena arena = Arena.ofShared();
    private final Engine engine;
    private final TextGenerator.Decoders decoders;
    private final Map<String, HostTensor> weights;
    private final int batch;
    private final int capacity;
    private final double temperature;
    private final Map<String, HostTensor> states = new HashMap<>();
    private final Part single;
    private final HostTensor scores;
    private final float[] copied;
    private Part stretch;

    CachedModel(
            Engine engine,
            TextGenerator.Decoders decoders,
            Map<String, HostTensor> weights,
            int batch,
            int capacity,
            double temperature) {
        this.engine = engine;
        this.decoders = decoders;
        this.weights = weights;
        this.batch = batch;
        this.capacity = capacity;
        this.temperature = temperature;
        DecoderGraph decoder = decoders.build(batch, 1, capacity);
        cache(decoder).states().forEach((name, state) -> {
            states.put(name, HostTensor.allocate(arena, ElementType.F32, state.shape()));
        });
        engine.place(states.values());
        Value predicted = predictions(decoder);
        decoder.ops().graph().output(SCORES, predicted);
        scores = HostTensor.allocate(arena, ElementType.F32, predicted.shape());
        copied = new float[Math.toIntExact(predicted.shape().size())];
        single = new Part(decoder, Map.of(SCORES, scores));
    }

    private Value predictions(DecoderGraph decoder) {
        Ops ops = decoder.ops();
        Value logits = decoder.logits(); // [batch, vocabulary]
        return temperature == 0 ? logits : ops.softmax(ops.mul(logits, (float) (1 / temperature)));
    }

    private static KeyValueCache cache(DecoderGraph decoder) {
        return decoder.cache().orElseThrow();
    }

    @Override
    public int vocabulary() {
        return copied.length / batch;
    }

    @Override
    public float[] predict(int[] ids, int[] positions) {
        single.run(ids, positions);
        scores.floats().get(copied);
        return copied;
    }

    @Override
    public void read(int[] ids, int[] positions) {
        if (stretch == null) {
            stretch = new Part(decoders.build(batch, STRETCH, capacity), Map.of());
        }
        stretch.run(ids, positions);
    }

    @Override
    public void close() {
        single.close();
        if (stretch != null) {
            stretch.close();
        }
        arena.close();
    }

    /// The model over some new tokens of each row.
    private final class Part {
        private final HostTensor ids;
        private final HostTensor positions;
        private final Session session;
        private final Binding binding;

        Part(DecoderGraph decoder, Map<String, HostTensor> outputs) {
            ids = HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
            positions = HostTensor.allocate(arena, ElementType.I64, Shape.of(batch, decoder.time()));
            session = engine.compile(decoder.ops().graph());
            Map<String, HostTensor> feeds = new HashMap<>(weights);
            feeds.putAll(states);
            feeds.put(DecoderGraph.IDS, ids);
            feeds.put(KeyValueCache.POSITIONS, positions);
            Map<String, HostTensor> results = new HashMap<>(outputs);
            states.forEach((name, tensor) -> results.put(KeyValueCache.next(name), tensor));
            binding = session.bind(feeds, results);
        }

        void run(int[] newIds, int[] at) {
            for (int i = 0; i < newIds.length; i++) {
                ids.longs().put(i, newIds[i]);
                positions.longs().put(i, at[i]);
            }
            binding.run();
        }

        void close() {
            binding.close();
            session.close();
        }
    }
}
