package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Value;
import palimpsest.model.DecoderGraph;
import palimpsest.model.Family;
import palimpsest.model.LanguageModelLoss;
import palimpsest.model.ModelConfig;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.weights.Safetensors;
import palimpsest.weights.WeightSource;

/// A small random model of each family against what an independent implementation in f64 says it gives. The files are
/// written by `mvn -q -Pbench -Dbench=families`.
class FamilyGoldenTest {
    private static final double TOLERANCE = 2e-5;

    private final Arena arena = Arena.ofShared();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Engine engine = Engine.open(Device.cpu(), 2);
    private final Map<String, HostTensor> weights = new LinkedHashMap<>();
    private ModelConfig config;
    private JsonObject golden;
    private int[][] batches;
    private int batch;
    private int time;

    static Stream<Path> families() throws IOException, URISyntaxException {
        Path folder = Path.of(FamilyGoldenTest.class.getResource("/families").toURI());
        try (Stream<Path> each = Files.list(folder)) {
            return each.sorted().toList().stream();
        }
    }

    @AfterEach
    void close() {
        engine.close();
        threads.shutdown();
        arena.close();
    }

    @Test
    void everyFamilyHasGoldenFiles() throws IOException, URISyntaxException {
        TreeSet<Family> found = new TreeSet<>();
        families()
                .forEach(folder -> found.add(
                        ModelConfig.read(folder.resolve("config.json")).family()));
        // an ONNX file has a graph of its own, and tests of its own
        assertEquals(EnumSet.complementOf(EnumSet.of(Family.ONNX)), found);
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyPredictionIsTheGoldenOne(Path folder) throws IOException {
        open(folder);
        DecoderGraph decoder = config.decoder(batch, time);
        Value logits = decoder.logits();
        Value total =
                LanguageModelLoss.logSumExp(decoder.ops(), logits, decoder.ops().softmax(logits));
        decoder.ops().graph().output("logits", logits);
        decoder.ops().graph().output("total", total);
        HostTensor ids =
                HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
        HostTensor scores = HostTensor.allocate(arena, ElementType.F32, logits.shape());
        HostTensor totals = HostTensor.allocate(arena, ElementType.F32, total.shape());
        for (int i = 0; i < batch * time; i++) {
            ids.longs().put(i, batches[0][i / time * (time + 1) + i % time]);
        }
        Map<String, HostTensor> feeds = new HashMap<>(weights);
        feeds.put(DecoderGraph.IDS, ids);
        try (Binding run =
                engine.compile(decoder.ops().graph()).bind(feeds, Map.of("logits", scores, "total", totals))) {
            run.run();
        }
        int vocabulary = config.vocabulary();
        double[] last = numbers(golden, "last_logits");
        for (int i = 0; i < vocabulary; i++) {
            assertEquals(last[i], scores.floats().get((batch * time - 1) * vocabulary + i), TOLERANCE, "logit " + i);
        }
        double[] nll = numbers(golden, "nll");
        for (int i = 0; i < nll.length; i++) {
            int target = batches[0][i / time * (time + 1) + i % time + 1];
            double nats = totals.floats().get(i) - scores.floats().get(i * vocabulary + target);
            assertEquals(nll[i], nats, TOLERANCE, "position " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void lossAndEveryGradientAreTheGoldenOnes(Path folder) throws IOException {
        open(folder);
        try (TrainingStep step = step()) {
            TrainingStep.Result result = step.run(batches[0]);
            assertEquals(golden.get("loss").getAsDouble(), result.loss(), TOLERANCE);
            assertEquals(golden.get("norm").getAsDouble(), result.norm(), TOLERANCE * result.norm());
            compare(golden.getAsJsonObject("gradients"), step.gradients(), result.norm());
        }
    }

    /// The matrices decay, biases and norms do not: the weights after the steps tell.
    @ParameterizedTest
    @MethodSource("families")
    void fiveStepsOfTheOptimizerAreTheGoldenOnes(Path folder) throws IOException {
        open(folder);
        JsonObject adamw = golden.getAsJsonObject("adamw");
        OptimizerSettings settings = new OptimizerSettings(
                adamw.get("rate").getAsDouble(),
                Schedule.CONSTANT,
                0,
                adamw.get("beta1").getAsDouble(),
                adamw.get("beta2").getAsDouble(),
                adamw.get("epsilon").getAsDouble(),
                adamw.get("decay").getAsDouble(),
                adamw.get("clip").getAsDouble());
        double[] losses = numbers(adamw, "losses");
        assertTrue(settings.weightDecay() > 0);
        try (TrainingStep step = step()) {
            AdamW optimizer = new AdamW(settings, arena, weights, step.gradients());
            for (int i = 0; i < losses.length; i++) {
                TrainingStep.Result result = step.run(batches[i]);
                assertEquals(losses[i], result.loss(), TOLERANCE, "loss of step " + (i + 1));
                optimizer.step(i + 1L, settings.learningRate(), result.norm(), new Workers(threads, 2));
            }
            assertEquals(
                    adamw.get("loss_after").getAsDouble(), step.run(batches[0]).loss(), TOLERANCE);
        }
        compare(adamw.getAsJsonObject("weights_after"), weights, 1);
    }

    /// @param scale what counts as large where a tensor's own norm is almost nothing
    private static void compare(JsonObject expected, Map<String, HostTensor> found, double scale) {
        assertEquals(expected.keySet(), found.keySet());
        found.forEach((name, tensor) -> {
            JsonObject each = expected.getAsJsonObject(name);
            float[] values = tensor.toFloats();
            double square = 0;
            double waves = 0;
            for (int i = 0; i < values.length; i++) {
                square += (double) values[i] * values[i];
                waves += values[i] * Math.cos(i);
            }
            double norm = each.get("norm").getAsDouble();
            double within = TOLERANCE * Math.max(norm, 1e-2 * scale);
            assertEquals(norm, Math.sqrt(square), within, name);
            assertEquals(each.get("waves").getAsDouble(), waves, within, name);
            double[] first = numbers(each, "first");
            for (int i = 0; i < first.length; i++) {
                assertEquals(first[i], values[i], within, name + " element " + i);
            }
        });
    }

    private void open(Path folder) throws IOException {
        golden = JsonParser.parseString(Files.readString(folder.resolve("golden.json")))
                .getAsJsonObject();
        config = ModelConfig.read(folder.resolve("config.json"));
        try (WeightSource source = Safetensors.openFolder(folder)) {
            assertEquals(config.weightShapes().keySet(), source.names());
            config.weightShapes().forEach((name, shape) -> {
                assertEquals(source.shape(name), shape);
                HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, shape);
                source.read(name, tensor);
                weights.put(name, tensor);
            });
        }
        batches = golden.getAsJsonArray("rows").asList().stream()
                .map(step -> flat(step.getAsJsonArray()))
                .toArray(int[][]::new);
        JsonArray first = golden.getAsJsonArray("rows").get(0).getAsJsonArray();
        batch = first.size();
        time = first.get(0).getAsJsonArray().size() - 1;
    }

    private TrainingStep step() {
        return new TrainingStep(engine, config.decoder(batch, time), weights, List.copyOf(weights.keySet()), 1);
    }

    private static int[] flat(JsonArray rows) {
        List<JsonElement> ids = new ArrayList<>();
        rows.forEach(row -> ids.addAll(row.getAsJsonArray().asList()));
        return ids.stream().mapToInt(JsonElement::getAsInt).toArray();
    }

    private static double[] numbers(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }
}
