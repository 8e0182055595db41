package palimpsest.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
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
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.model.DecoderGraph;
import palimpsest.model.RandomWeights;
import palimpsest.onnx.OnnxWriter;
import palimpsest.tensor.HostTensor;
import palimpsest.train.TrainingGraph;

/// Where the time of a training step's graph goes: milliseconds a step by operator, and by operator and shapes.
///
/// Options: a shape, and perhaps how many lines to print.
final class StepProfile {
    private static final int STEPS = 6;
    private static final int LINES = 30;

    private StepProfile() {}

    /// Microseconds and number of runs.
    private record Total(double micros, int count) {
        Total plus(Total other) {
            return new Total(micros + other.micros, count + other.count);
        }
    }

    static void run(List<String> options, PrintStream out) throws Exception {
        TrainingShape shape =
                TrainingShape.valueOf((options.isEmpty() ? "S" : options.getFirst()).toUpperCase(Locale.ROOT));
        int lines = options.size() > 1 ? Integer.parseInt(options.get(1)) : LINES;
        Path profile = profile(shape);
        Map<String, Total> byOperator = new HashMap<>();
        Map<String, Total> byShapes = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(profile)) {
            for (JsonElement element : JsonParser.parseReader(reader).getAsJsonArray()) {
                JsonObject event = element.getAsJsonObject();
                if (event.get("cat").getAsString().equals("Node")
                        && event.get("name").getAsString().endsWith("_kernel_time")) {
                    JsonObject args = event.getAsJsonObject("args");
                    Total total = new Total(event.get("dur").getAsDouble(), 1);
                    String operator = args.get("op_name").getAsString();
                    byOperator.merge(operator, total, Total::plus);
                    String shapes = args.get("input_type_shape").toString().replaceAll("[\"{}]|float:|int64:", "");
                    byShapes.merge(operator + " " + shapes, total, Total::plus);
                }
            }
        } finally {
            Files.delete(profile);
        }
        print(byOperator, lines, out);
        out.println();
        print(byShapes, lines, out);
    }

    private static void print(Map<String, Total> totals, int lines, PrintStream out) {
        double all = totals.values().stream().mapToDouble(Total::micros).sum();
        out.printf(Locale.ROOT, "%8.2f ms a step in all%n", all / 1000 / STEPS);
        totals.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().micros()))
                .limit(lines)
                .forEach(entry -> out.printf(
                        Locale.ROOT,
                        "%8.2f ms %5.1f %% %5d nodes  %s%n",
                        entry.getValue().micros() / 1000 / STEPS,
                        100 * entry.getValue().micros() / all,
                        entry.getValue().count() / STEPS,
                        entry.getKey()));
    }

    private static Path profile(TrainingShape shape) throws Exception {
        DecoderGraph decoder = shape.config().decoder(shape.batch(), shape.time());
        Engine.runtimeVersion(); // starts DJL's engine first, as it must be
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (Arena arena = Arena.ofShared();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            Map<String, HostTensor> weights = RandomWeights.create(shape.config(), 1, arena);
            Graph graph = TrainingGraph.build(decoder, List.copyOf(weights.keySet()), TrainingGraph.Form.of(1));
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            options.setInterOpNumThreads(1);
            options.setMemoryPatternOptimization(false);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.set_denormal_as_zero", "1");
            options.enableProfiling(
                    Path.of(System.getProperty("java.io.tmpdir"), "palimpsest").toString());
            Map<String, OnnxTensor> feeds = new HashMap<>();
            for (Map.Entry<String, HostTensor> weight : weights.entrySet()) {
                feeds.put(
                        weight.getKey(),
                        OnnxTensor.createTensor(
                                environment,
                                weight.getValue().floats(),
                                weight.getValue().shape().toArray()));
            }
            LongBuffer ids = LongBuffer.allocate(shape.tokensPerStep());
            int[] rows = shape.rows(1);
            for (int i = 0; i < ids.capacity(); i++) {
                ids.put(i, rows[i]);
            }
            feeds.put(DecoderGraph.IDS, OnnxTensor.createTensor(environment, ids, new long[] {ids.capacity()}));
            feeds.put(TrainingGraph.TARGETS, feeds.get(DecoderGraph.IDS));
            try (OrtSession session = environment.createSession(OnnxWriter.write(graph), options)) {
                feeds.keySet().retainAll(session.getInputNames());
                for (int step = 0; step < STEPS; step++) {
                    session.run(feeds).close();
                }
                return Path.of(session.endProfiling());
            }
        }
    }
}
