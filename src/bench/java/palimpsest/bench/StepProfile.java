package palimpsest.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.graph.Value;
import palimpsest.model.DecoderGraph;
import palimpsest.model.RandomWeights;
import palimpsest.onnx.OnnxWriter;
import palimpsest.tensor.HostTensor;
import palimpsest.train.TrainingGraph;

/// Where the time of a training step's graph goes: milliseconds a step by operator, and by operator and shapes.
///
/// Each node counts with its quickest run, which a busy neighbour disturbs least; the first runs, which pay for fresh
/// memory, do not count. Options: a shape, perhaps how many lines to print, and how many threads.
final class StepProfile {
    private static final int FIRST_STEPS = 2;
    private static final int STEPS = 8;
    private static final int LINES = 30;

    private StepProfile() {}

    /// Microseconds and number of nodes.
    private record Total(double micros, int count) {
        Total plus(Total other) {
            return new Total(micros + other.micros, count + other.count);
        }
    }

    /// The quickest run of a node so far, and how often it ran.
    private record Timed(String operator, String shapes, double micros, int runs) {
        Timed and(Timed later) {
            return new Timed(
                    operator,
                    shapes,
                    runs < FIRST_STEPS ? later.micros : Math.min(micros, later.micros),
                    runs + later.runs);
        }
    }

    static void run(List<String> options, PrintStream out) throws Exception {
        TrainingShape shape =
                TrainingShape.valueOf((options.isEmpty() ? "S" : options.getFirst()).toUpperCase(Locale.ROOT));
        int lines = options.size() > 1 ? Integer.parseInt(options.get(1)) : LINES;
        int threads = options.size() > 2
                ? Integer.parseInt(options.get(2))
                : Runtime.getRuntime().availableProcessors();
        Path profile = profile(shape, threads);
        Map<String, Timed> nodes = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(profile)) {
            for (JsonElement element : JsonParser.parseReader(reader).getAsJsonArray()) {
                JsonObject event = element.getAsJsonObject();
                if (event.get("cat").getAsString().equals("Node")
                        && event.get("name").getAsString().endsWith("_kernel_time")) {
                    JsonObject args = event.getAsJsonObject("args");
                    String shapes = args.get("input_type_shape").toString().replaceAll("[\"{}]|float:|int64:", "");
                    String operator = args.get("op_name").getAsString();
                    nodes.merge(
                            args.get("node_index").getAsString(),
                            new Timed(operator, shapes, event.get("dur").getAsDouble(), 1),
                            Timed::and);
                }
            }
        } finally {
            Files.delete(profile);
        }
        Map<String, Total> byOperator = new HashMap<>();
        Map<String, Total> byShapes = new HashMap<>();
        for (Timed node : nodes.values()) {
            Total total = new Total(node.micros, 1);
            byOperator.merge(node.operator, total, Total::plus);
            byShapes.merge(node.operator + " " + node.shapes, total, Total::plus);
        }
        print(byOperator, lines, out);
        out.println();
        print(byShapes, lines, out);
    }

    private static void print(Map<String, Total> totals, int lines, PrintStream out) {
        double all = totals.values().stream().mapToDouble(Total::micros).sum();
        out.printf(Locale.ROOT, "%8.2f ms a step in all%n", all / 1000);
        totals.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().micros()))
                .limit(lines)
                .forEach(entry -> out.printf(
                        Locale.ROOT,
                        "%8.2f ms %5.1f %% %5d nodes  %s%n",
                        entry.getValue().micros() / 1000,
                        100 * entry.getValue().micros() / all,
                        entry.getValue().count(),
                        entry.getKey()));
    }

    private static Path profile(TrainingShape shape, int threads) throws Exception {
        DecoderGraph decoder = shape.config().decoder(shape.batch(), shape.time());
        Engine.runtimeVersion(); // starts DJL's engine first, as it must be
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (Arena arena = Arena.ofShared();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            Map<String, HostTensor> weights = RandomWeights.create(shape.config(), 1, arena);
            Graph graph = TrainingGraph.build(decoder, List.copyOf(weights.keySet()), TrainingGraph.Form.of(1));
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setMemoryPatternOptimization(false);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.set_denormal_as_zero", "1");
            options.enableProfiling(
                    Path.of(System.getProperty("java.io.tmpdir"), "palimpsest").toString());
            Map<String, OnnxTensor> feeds = new HashMap<>();
            for (Map.Entry<String, HostTensor> weight : weights.entrySet()) {
                feeds.put(weight.getKey(), tensor(environment, weight.getValue()));
            }
            Map<String, OnnxTensor> results = new HashMap<>();
            for (Map.Entry<String, Value> output : graph.outputs().entrySet()) {
                HostTensor result = HostTensor.allocate(
                        arena, output.getValue().type(), output.getValue().shape());
                results.put(output.getKey(), tensor(environment, result));
            }
            int[] rows = shape.rows(1);
            long[] extents = {shape.tokensPerStep()};
            feeds.put(
                    DecoderGraph.IDS,
                    OnnxTensor.createTensor(environment, LongBuffer.wrap(shape.inputs(rows)), extents));
            feeds.put(
                    TrainingGraph.TARGETS,
                    OnnxTensor.createTensor(environment, LongBuffer.wrap(shape.targets(rows)), extents));
            try (OrtSession session = environment.createSession(OnnxWriter.write(graph), options)) {
                feeds.keySet().retainAll(session.getInputNames());
                for (int step = 0; step < FIRST_STEPS + STEPS; step++) {
                    session.run(feeds, Set.of(), results).close();
                }
                return Path.of(session.endProfiling());
            }
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, HostTensor tensor) throws OrtException {
        return OnnxTensor.createTensor(
                environment, tensor.floats(), tensor.shape().toArray());
    }
}
