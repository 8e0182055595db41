package palimpsest.bench;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.model.DecoderGraph;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Writing without a cache, as this program once did: one text, read from its beginning for every token, over a length
/// that doubles as it grows. A step writes a text of the shape's length.
final class RereadingSide implements Side {
    private static final int SHORTEST = 32;

    private final Arena arena = Arena.ofShared();
    private final TrainingShape shape;
    private final Engine engine;
    private final Map<String, HostTensor> weights;

    RereadingSide(TrainingShape shape, int threads) {
        this.shape = shape;
        engine = Engine.open(Device.cpu(), threads);
        weights = RandomWeights.create(shape.config(), 1, arena);
    }

    @Override
    public double step(long step, int[] rows) {
        int[] text = new int[shape.time() + 1];
        text[0] = rows[0];
        long sum = 0;
        int size = 1;
        for (int time = Math.min(SHORTEST, shape.time()); size < text.length; time = Math.min(2 * time, shape.time())) {
            size = fill(text, size, time);
        }
        for (int i = 1; i < text.length; i++) {
            sum += text[i];
        }
        return (double) sum / shape.time();
    }

    /// @return the text's size once it no longer fits
    private int fill(int[] text, int begun, int time) {
        DecoderGraph decoder = shape.config().decoder(1, time);
        Graph graph = decoder.ops().graph();
        Value at = graph.input("position", new ValueType(ElementType.I64, Shape.of(1)));
        Value last = decoder.logits(at);
        graph.output("logits", last);
        int size = begun;
        try (Arena own = Arena.ofConfined()) {
            HostTensor ids = HostTensor.allocate(own, ElementType.I64, Shape.of(time));
            HostTensor position = HostTensor.allocate(own, ElementType.I64, Shape.of(1));
            HostTensor logits = HostTensor.allocate(own, ElementType.F32, last.shape());
            Map<String, HostTensor> feeds = new HashMap<>(weights);
            feeds.putAll(Map.of(DecoderGraph.IDS, ids, "position", position));
            try (Binding binding = engine.compile(graph).bind(feeds, Map.of("logits", logits))) {
                for (; size <= time; size++) {
                    for (int i = 0; i < size; i++) {
                        ids.longs().put(i, text[i]);
                    }
                    position.longs().put(0, size - 1L);
                    binding.run();
                    text[size] = likeliest(logits.toFloats());
                }
            }
        }
        return size;
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            best = logits[id] > logits[best] ? id : best;
        }
        return best;
    }

    @Override
    public void close() {
        engine.close();
        arena.close();
    }
}
