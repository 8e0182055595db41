package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.data.NpyRows;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextGenerator;
import palimpsest.measure.TextGenerator.Room;
import palimpsest.model.DecoderGraph;
import palimpsest.model.LanguageModelLoss;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// A small random model of each family against an independent implementation of it.
@Tag("shared")
class FamilyReferenceTest {
    private static final Path FAMILIES =
            Path.of(System.getProperty("palimpsest.shared", "../shared")).resolve("reference/families");
    private static final int BATCH = 2;
    private static final int TIME = 48;

    private final Arena arena = Arena.ofShared();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Engine engine = Engine.open(Device.cpu(), 0);
    private final Map<String, HostTensor> weights = new LinkedHashMap<>();
    private ModelFolder model;
    private JsonObject golden;

    @AfterEach
    void close() {
        model.close();
        engine.close();
        threads.shutdown();
        arena.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "gpt_neox", "qwen3"})
    void everyPredictionIsTheReferences(String family) throws IOException {
        open(family);
        int[] rows = rows("rows.npy");
        DecoderGraph decoder = model.config().decoder(BATCH, TIME);
        Ops ops = decoder.ops();
        Value logits = decoder.logits();
        Value total = LanguageModelLoss.logSumExp(ops, logits, ops.softmax(logits));
        ops.graph().output("logits", logits);
        ops.graph().output("total", total);
        HostTensor ids = HostTensor.allocate(arena, ElementType.I64, Shape.of((long) BATCH * TIME));
        HostTensor scores = HostTensor.allocate(arena, ElementType.F32, logits.shape());
        HostTensor totals = HostTensor.allocate(arena, ElementType.F32, total.shape());
        for (int i = 0; i < BATCH * TIME; i++) {
            ids.longs().put(i, rows[i / TIME * (TIME + 1) + i % TIME]);
        }
        Map<String, HostTensor> feeds = new HashMap<>(weights);
        feeds.put(DecoderGraph.IDS, ids);
        try (Binding run = engine.compile(ops.graph()).bind(feeds, Map.of("logits", scores, "total", totals))) {
            run.run();
        }
        FloatBuffer found = scores.floats();
        int vocabulary = model.config().vocabulary();
        double[] first = numbers(golden.getAsJsonArray("logits_row0_last_first8"));
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], found.get((TIME - 1) * vocabulary + i), 1e-5, "logit " + i);
        }
        for (int row = 0; row < BATCH; row++) {
            double[] nll = numbers(golden.getAsJsonArray("nll").get(row).getAsJsonArray());
            for (int i = 0; i < TIME; i++) {
                int at = row * TIME + i;
                int target = rows[row * (TIME + 1) + i + 1];
                double nats = totals.floats().get(at) - found.get(at * vocabulary + target);
                assertEquals(nll[i], nats, 1e-5, "row " + row + " position " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "gpt_neox", "qwen3"})
    void lossAndGradientsAreTheReferences(String family) throws IOException {
        open(family);
        try (TrainingStep step = step()) {
            TrainingStep.Result result = step.run(rows("rows.npy"));
            assertEquals(golden.get("loss_f64").getAsDouble(), result.loss(), 1e-5);
            assertEquals(golden.get("grad_global_norm").getAsDouble(), result.norm(), 1e-5);
            JsonObject grads = golden.getAsJsonObject("grads");
            assertEquals(grads.keySet(), step.gradients().keySet());
            step.gradients().forEach((name, gradient) -> compare(name, grads.getAsJsonObject(name), gradient));
        }
    }

    private static void compare(String name, JsonObject expected, HostTensor gradient) {
        float[] found = gradient.toFloats();
        double square = 0;
        for (float each : found) {
            square += (double) each * each;
        }
        double norm = expected.get("norm").getAsDouble();
        assertEquals(norm, Math.sqrt(square), 1e-5 * norm, name);
        double[] first = numbers(expected.getAsJsonArray("first4"));
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], found[i], 1e-5 * norm, name + " element " + i);
        }
        int largest = expected.get("max_abs_index").getAsInt();
        assertEquals(expected.get("max_abs_value").getAsDouble(), found[largest], 1e-5 * norm, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "gpt_neox", "qwen3"})
    void fiveStepsOfTheOptimizerAreTheReferences(String family) throws IOException {
        open(family);
        JsonObject expected = golden.getAsJsonObject("adamw");
        OptimizerSettings settings = new OptimizerSettings(
                expected.get("lr").getAsDouble(),
                Schedule.CONSTANT,
                0,
                expected.get("beta1").getAsDouble(),
                expected.get("beta2").getAsDouble(),
                expected.get("eps").getAsDouble(),
                expected.get("weight_decay").getAsDouble(),
                expected.get("clip_global_norm").getAsDouble());
        double[] losses = numbers(expected.getAsJsonArray("losses_before_step"));
        double[] norms = numbers(expected.getAsJsonArray("grad_norms_before_clip"));
        int[] all = rows("rows5.npy");
        int length = BATCH * (TIME + 1);
        try (TrainingStep step = step()) {
            AdamW optimizer = new AdamW(settings, arena, weights, step.gradients());
            for (int i = 0; i < losses.length; i++) {
                int[] rows = Arrays.copyOfRange(all, i * length, (i + 1) * length);
                TrainingStep.Result result = step.run(rows);
                assertEquals(losses[i], result.loss(), 1e-5, "loss of step " + (i + 1));
                assertEquals(norms[i], result.norm(), 2e-5, "norm of step " + (i + 1));
                optimizer.step(i + 1L, settings.learningRate(), result.norm(), new Workers(threads, 2));
            }
            double after = step.run(rows("rows.npy")).loss();
            assertEquals(expected.get("loss_after_5_steps").getAsDouble(), after, 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "gpt_neox", "qwen3"})
    void theGreedyContinuationIsTheReferences(String family) throws IOException {
        open(family);
        List<Integer> prompt = integers("greedy_prompt");
        List<Integer> expected = integers("greedy_ids");
        List<Integer> found = new ArrayList<>();
        Room room = new Room(1, prompt.size() + expected.size(), model.config().context());
        try (TextGenerator generator =
                new TextGenerator(engine, model.config()::cachedDecoder, weights, room, Sampling.greedy(), Set.of())) {
            int[] beginning = prompt.stream().mapToInt(Integer::intValue).toArray();
            generator.write(List.of(beginning).iterator(), (_, id) -> found.add(id));
        }
        assertEquals(expected, found);
        assertTrue(prompt.size() + expected.size() > TIME / 3);
    }

    private void open(String family) throws IOException {
        Path folder = FAMILIES.resolve(family);
        golden = JsonParser.parseString(Files.readString(folder.resolve("golden.json")))
                .getAsJsonObject();
        model = ModelFolder.open(folder);
        model.weightShapes().forEach((name, shape) -> {
            HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, shape);
            model.weights().read(name, tensor);
            weights.put(name, tensor);
        });
    }

    private TrainingStep step() {
        return new TrainingStep(engine, model.config().decoder(BATCH, TIME), weights, List.copyOf(weights.keySet()), 1);
    }

    private int[] rows(String file) {
        NpyRows rows = NpyRows.open(model.folder().resolve(file));
        int[] ids = new int[rows.rows() * rows.rowLength()];
        for (int row = 0; row < rows.rows(); row++) {
            rows.read(row, ids, row * rows.rowLength());
        }
        return ids;
    }

    private List<Integer> integers(String name) {
        return golden.getAsJsonArray(name).asList().stream()
                .map(JsonElement::getAsInt)
                .toList();
    }

    private static double[] numbers(JsonArray array) {
        return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }
}
