package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.data.Document;
import palimpsest.data.NpyRows;
import palimpsest.data.ReplayMix;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.HeldOutLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.Passages;
import palimpsest.measure.ProbeRows;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.Sampling;
import palimpsest.measure.TextGenerator;
import palimpsest.measure.TextGenerator.Room;
import palimpsest.measure.TextScorer;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.weights.Safetensors;
import palimpsest.weights.WeightSource;

/// The step loop against an independent PyTorch run of the same model on the same rows.
@Tag("shared")
class ReferenceRunTest {
    private static final Path SHARED = Path.of(System.getProperty("palimpsest.shared", "../shared"));
    private static final Path REFERENCE = SHARED.resolve("reference/stories260K");
    private static final int BATCH = 8;
    private static final int CONTEXT = 256;

    @TempDir
    private Path folder;

    private final Arena arena = Arena.ofShared();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, HostTensor> weights = new LinkedHashMap<>();
    private ModelFolder model;
    private Engine engine;

    @BeforeEach
    void open() {
        model = ModelFolder.open(SHARED.resolve("models/stories260K"));
        engine = Engine.open(Device.cpu(), 0);
        model.weightShapes().forEach((name, shape) -> {
            HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, shape);
            model.weights().read(name, tensor);
            weights.put(name, tensor);
        });
    }

    @AfterEach
    void close() {
        engine.close();
        model.close();
        threads.shutdown();
        arena.close();
    }

    @Test
    void bothRunsGiveTheReferencesLossesStepForStep() throws IOException {
        for (String replay : List.of("0", "0.25")) {
            open();
            Recorded recorded = train(replay, 200);
            JsonObject run = json("curves.json").getAsJsonObject("runs").getAsJsonObject("replay_" + replay);
            JsonArray losses = run.getAsJsonArray("train_loss");
            JsonArray norms = run.getAsJsonArray("grad_norm");
            assertEquals(200, recorded.steps.size());
            for (int i = 0; i < 200; i++) {
                TrainingEvent.StepDone step = recorded.steps.get(i);
                assertEquals(losses.get(i).getAsDouble(), step.loss(), i < 20 ? 1e-5 : 1e-4, "loss of " + step);
                assertEquals(norms.get(i).getAsDouble(), step.gradientNorm(), 1e-2, "norm of " + step);
            }
            JsonArray held = run.getAsJsonArray("eval");
            assertEquals(held.size(), recorded.measured.size());
            for (int i = 0; i < held.size(); i++) {
                JsonObject expected = held.get(i).getAsJsonObject();
                TrainingEvent.Measured measured = recorded.measured.get(i);
                assertEquals(expected.get("step").getAsLong(), measured.step());
                assertEquals(expected.get("shakespeare_heldout").getAsDouble(), nats(measured, "new"), 1e-4);
                assertEquals(expected.get("tinystories_valid").getAsDouble(), nats(measured, "old"), 1e-4);
            }
        }
    }

    @Test
    void everyGradientOfTheFirstStepIsTheReferences() {
        try (TrainingStep step = step();
                WeightSource expected = Safetensors.open(REFERENCE.resolve("r0_step1_grads_before_clip.safetensors"))) {
            step.run(firstRows());
            assertEquals(expected.names(), step.gradients().keySet());
            step.gradients()
                    .forEach((name, gradient) -> assertTrue(
                            distance(read(expected, name), gradient) < 1e-5,
                            () -> name + " " + distance(read(expected, name), gradient)));
        }
    }

    @Test
    void theWeightsAfterTwentyStepsAreTheReferences() throws IOException {
        train("0", 20);
        try (WeightSource expected = Safetensors.open(REFERENCE.resolve("r0_weights_after_step20.safetensors"))) {
            weights.forEach((name, weight) -> assertTrue(
                    distance(read(expected, name), weight) < 1e-5,
                    () -> name + " " + distance(read(expected, name), weight)));
        }
    }

    @Test
    void greedyContinuationsAreTheReferencesTokenForToken() throws IOException {
        JsonObject expected = json("greedy_ids.json").getAsJsonObject("stories260K");
        int[] prompt = ints(expected.getAsJsonArray("prompt_ids"));
        int[] ids = ints(expected.getAsJsonArray("greedy_ids"));
        List<Integer> sequence = new ArrayList<>();
        for (int id : prompt) {
            sequence.add(id);
        }
        Room room = new Room(1, ids.length, model.config().context());
        try (TextGenerator generator =
                new TextGenerator(engine, model.config()::cachedDecoder, weights, room, Sampling.greedy(), Set.of())) {
            generator.write(List.of(prompt).iterator(), (_, id) -> sequence.add(id));
        }
        assertArrayEquals(ids, sequence.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void theParagraphHasTheReferencesLoss() throws IOException {
        JsonObject file = json("paragraph.json");
        JsonObject expected = file.getAsJsonObject("stories260K");
        List<Passage> passages =
                Passages.of(new Document("paragraph", file.get("paragraph").getAsString()), model.tokenizer(), CONTEXT);
        ProbeRows rows = new ProbeRows(
                passages,
                new ProbeScorer.Intake(
                        model.tokenizer().beginning(),
                        model.config().context(),
                        model.config().vocabulary()));
        float[] log2p = TextScorer.score(engine, model.config()::decoder, weights, rows)
                .getFirst()
                .log2p();
        double bits = 0;
        for (float each : log2p) {
            bits -= each;
        }
        assertEquals(expected.getAsJsonArray("ids").size() - 1, log2p.length);
        assertEquals(expected.get("loss_fp64").getAsDouble(), bits * Math.log(2) / log2p.length, 1e-5);
    }

    private record Recorded(List<TrainingEvent.StepDone> steps, List<TrainingEvent.Measured> measured) {}

    private Recorded train(String replay, long steps) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        Path rows = REFERENCE.resolve("rows_replay_" + replay + ".npy");
        Plan plan = Plan.of(model.folder())
                .withNewFiles(List.of(rows))
                .withSteps(steps)
                .withBatch(BATCH)
                .withContext(CONTEXT)
                .withMeasureEvery(20)
                .withDevice(DeviceChoice.CPU);
        Recorded recorded = new Recorded(new ArrayList<>(), new ArrayList<>());
        List<HeldOutLoss.Area> areas = List.of(
                new HeldOutLoss.Area(AreaLoss.NEW, NpyRows.open(REFERENCE.resolve("eval_shakespeare_heldout.npy"))),
                new HeldOutLoss.Area("tinystories", NpyRows.open(REFERENCE.resolve("eval_tinystories_valid.npy"))));
        int[] bytes = new int[model.config().vocabulary()];
        try (TrainingStep step = step();
                HeldOutLoss heldOut =
                        new HeldOutLoss(engine, model.config().decoder(BATCH, CONTEXT), weights, areas, bytes)) {
            Trainer.Parts parts = new Trainer.Parts(
                    new ReplayMix(NpyRows.open(rows), true, null, false, 0, 1),
                    step,
                    new AdamW(plan.optimizer(), arena, weights, step.gradients()),
                    weights,
                    new Measurement(heldOut, null),
                    new Checkpoints(run, model, Tuning.of(new Method.Full(), model.config())));
            new Trainer(plan, parts, new Workers(threads, 2), new RunControl(), event -> {
                        if (event instanceof TrainingEvent.StepDone done) {
                            recorded.steps.add(done);
                        } else if (event instanceof TrainingEvent.Measured measured) {
                            recorded.measured.add(measured);
                        }
                    })
                    .run();
        }
        return recorded;
    }

    private TrainingStep step() {
        return new TrainingStep(
                engine, model.config().decoder(BATCH, CONTEXT), weights, List.copyOf(weights.keySet()), 1);
    }

    private static int[] firstRows() {
        NpyRows rows = NpyRows.open(REFERENCE.resolve("rows_replay_0.npy"));
        int[] ids = new int[BATCH * rows.rowLength()];
        for (int row = 0; row < BATCH; row++) {
            rows.read(row, ids, row * rows.rowLength());
        }
        return ids;
    }

    private HostTensor read(WeightSource source, String name) {
        HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, source.shape(name));
        source.read(name, tensor);
        return tensor;
    }

    /// Relative L2 distance.
    private static double distance(HostTensor expected, HostTensor found) {
        float[] x = expected.toFloats();
        float[] y = found.toFloats();
        double difference = 0;
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            difference += ((double) x[i] - y[i]) * ((double) x[i] - y[i]);
            size += (double) x[i] * x[i];
        }
        return Math.sqrt(difference / size);
    }

    private static double nats(TrainingEvent.Measured measured, String area) {
        return measured.areas().stream()
                .filter(loss -> loss.area().equals(area))
                .findFirst()
                .orElseThrow()
                .natsPerToken();
    }

    private static int[] ints(JsonArray array) {
        return array.asList().stream().mapToInt(element -> element.getAsInt()).toArray();
    }

    private static JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(REFERENCE.resolve(name))).getAsJsonObject();
    }
}
