package palimpsest.measure;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Graph;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.measure.ProbeScorer.Decoders;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Continues a sequence of ids, one token at a time, each the likeliest or drawn at a temperature.
///
/// Every token runs the whole sequence through the model again, over a length that doubles as the text grows.
public final class TextGenerator implements AutoCloseable {
    private static final String POSITION = "position";
    private static final String LOGITS = "logits";
    private static final int SHORTEST = 32;

    private final Engine engine;
    private final Decoders decoders;
    private final Map<String, HostTensor> weights;
    private final int context;
    private final double temperature;
    private final SplittableRandom random;
    private Window window;

    /// @param weights all weights by name
    /// @param context most tokens the model takes in
    /// @param temperature what logits are divided by before drawing; 0 takes the likeliest token each time
    /// @param seed of the drawing
    public TextGenerator(
            Engine engine,
            Decoders decoders,
            Map<String, HostTensor> weights,
            int context,
            double temperature,
            long seed) {
        this.engine = engine;
        this.decoders = decoders;
        this.weights = weights;
        this.context = context;
        this.temperature = temperature;
        this.random = new SplittableRandom(seed);
    }

    /// The token that follows. Of a longer sequence only the last `context` ids are seen.
    ///
    /// @param ids the sequence so far, at least one id
    public int next(int[] ids) {
        int[] seen = ids.length > context ? Arrays.copyOfRange(ids, ids.length - context, ids.length) : ids;
        if (window == null || window.time < seen.length) {
            close();
            int time = SHORTEST;
            while (time < seen.length) {
                time *= 2;
            }
            window = new Window(Math.min(time, context));
        }
        return choose(window.logits(seen));
    }

    private int choose(float[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            best = logits[id] > logits[best] ? id : best;
        }
        return temperature == 0 ? best : draw(logits, logits[best]);
    }

    private int draw(float[] logits, float largest) {
        double[] weight = new double[logits.length];
        double total = 0;
        for (int id = 0; id < logits.length; id++) {
            weight[id] = Math.exp((logits[id] - largest) / temperature);
            total += weight[id];
        }
        double left = random.nextDouble() * total;
        for (int id = 0; id < logits.length; id++) {
            left -= weight[id];
            if (left < 0) {
                return id;
            }
        }
        return logits.length - 1;
    }

    @Override
    public void close() {
        if (window != null) {
            window.close();
            window = null;
        }
    }

    /// The model over one row of some length, asked for the logits at one position.
    private final class Window {
        private final Arena arena = Arena.ofShared();
        private final int time;
        private final HostTensor ids;
        private final HostTensor position = HostTensor.allocate(arena, ElementType.I64, Shape.of(1));
        private final HostTensor logits;
        private final Session session;
        private final Binding binding;

        Window(int time) {
            this.time = time;
            DecoderGraph decoder = decoders.build(1, time);
            Graph graph = decoder.ops().graph();
            Value at = graph.input(POSITION, new ValueType(ElementType.I64, Shape.of(1)));
            graph.output(LOGITS, decoder.logits(at));
            ids = HostTensor.allocate(arena, ElementType.I64, Shape.of(time));
            logits = HostTensor.allocate(
                    arena, ElementType.F32, Shape.of(1, decoder.output().vocabulary()));
            session = engine.compile(graph);
            Map<String, HostTensor> feeds = new HashMap<>(weights);
            feeds.put(DecoderGraph.IDS, ids);
            feeds.put(POSITION, position);
            binding = session.bind(feeds, Map.of(LOGITS, logits));
        }

        float[] logits(int[] seen) {
            for (int i = 0; i < seen.length; i++) {
                ids.longs().put(i, seen[i]);
            }
            position.longs().put(0, seen.length - 1L);
            binding.run();
            return logits.toFloats();
        }

        void close() {
            binding.close();
            session.close();
            arena.close();
        }
    }
}
