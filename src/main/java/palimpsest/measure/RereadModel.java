package palimpsest.measure;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// A model whose graph keeps nothing from run to run, such as an exported one: every prediction passes the rows through
/// it from their beginnings, over a length that doubles as they grow.
final class RereadModel implements Predictor {
    private static final String LAST = "last";
    private static final String SCORES = "scores";

    private final Engine engine;
    private final TextGenerator.Decoders decoders;
    private final Map<String, HostTensor> weights;
    private final int batch;
    private final int capacity;
    private final double temperature;
    private final int[] taken;
    private Window window;

    RereadModel(
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
        this.taken = new int[batch * capacity];
        this.window = new Window(Math.min(STRETCH, capacity));
    }

    @Override
    public int vocabulary() {
        return window.copied.length / batch;
    }

    @Override
    public float[] predict(int[] ids, int[] positions) {
        read(ids, positions);
        int longest = 0;
        for (int position : positions) {
            longest = Math.max(longest, position + 1);
        }
        if (longest > window.time) {
            int time = window.time;
            while (time < longest) {
                time *= 2;
            }
            close();
            window = new Window(Math.min(time, capacity));
        }
        return window.run(positions);
    }

    @Override
    public void read(int[] ids, int[] positions) {
        int time = ids.length / batch;
        for (int i = 0; i < ids.length; i++) {
            taken[i / time * capacity + positions[i]] = ids[i];
        }
    }

    @Override
    public void close() {
        window.close();
    }

    /// The model over whole rows of some length, asked for what follows one position of each.
    private final class Window {
        private final Arena arena = Arena.ofShared();
        private final int time;
        private final HostTensor ids;
        private final HostTensor last;
        private final HostTensor scores;
        private final float[] copied;
        private final Session session;
        private final Binding binding;

        Window(int time) {
            this.time = time;
            DecoderGraph decoder = decoders.build(batch, time, 0);
            Ops ops = decoder.ops();
            Value at = ops.graph().input(LAST, new ValueType(ElementType.I64, Shape.of(batch)));
            Value logits = decoder.logits(at); // [batch, vocabulary]
            Value predicted = temperature == 0 ? logits : ops.softmax(ops.mul(logits, (float) (1 / temperature)));
            ops.graph().output(SCORES, predicted);
            ids = HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
            last = HostTensor.allocate(arena, ElementType.I64, at.shape());
            scores = HostTensor.allocate(arena, ElementType.F32, predicted.shape());
            copied = new float[Math.toIntExact(predicted.shape().size())];
            session = engine.compile(ops.graph());
            Map<String, HostTensor> feeds = new HashMap<>(weights);
            feeds.put(DecoderGraph.IDS, ids);
            feeds.put(LAST, last);
            binding = session.bind(feeds, Map.of(SCORES, scores));
        }

        float[] run(int[] positions) {
            for (int row = 0; row < batch; row++) {
                for (int i = 0; i < time; i++) {
                    ids.longs().put(row * time + i, taken[row * capacity + i]);
                }
                last.longs().put(row, (long) row * time + positions[row]);
            }
            binding.run();
            scores.floats().get(copied);
            return copied;
        }

        void close() {
            binding.close();
            session.close();
            arena.close();
        }
    }
}
