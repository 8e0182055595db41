package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.measure.Sampling;
import palimpsest.model.ExportedLlama;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelFolder;
import palimpsest.onnx.ExportedFile;
import palimpsest.tensor.HostTensor;
import palimpsest.train.Method;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

/// A model in an ONNX file goes every way that one in a Hugging Face folder goes, with the same numbers.
class OnnxRunTest extends TinyRuns {
    private static final String TEXT = "The robot hums 3 times. The wheel turns 4 times.";

    private static final String EMBEDDING = "model.embed_tokens.weight";

    private static TinyWorld exported;

    @BeforeAll
    static void exportModel(@TempDir Path other) throws IOException {
        exported = new TinyWorld(other);
        try (ModelFolder model = ModelFolder.open(world.model());
                Arena arena = Arena.ofConfined()) {
            ExportedLlama.write(
                    (LlamaConfig) model.config().details(),
                    model.tensorsToRead(arena),
                    17,
                    true,
                    exported.model().resolve("model.onnx"));
        }
        Files.delete(exported.model().resolve("model.safetensors"));
    }

    @Test
    void itsCardSaysWhatItIs() {
        ModelSummary ours = workbench.openModel(world.model()).join();
        ModelSummary summary = workbench.openModel(exported.model()).join();
        assertTrue(summary.family().startsWith("ONNX"), summary.family());
        assertEquals(ours.parameters(), summary.parameters());
        assertEquals(ours.blocks(), summary.blocks());
        assertEquals(ours.width(), summary.width());
        assertEquals(ours.context(), summary.context());
        assertEquals(ours.vocabulary(), summary.vocabulary());
    }

    @Test
    void itScoresATextAsTheFolderDoes() {
        ScoredText expected = workbench.score(world.model(), TEXT, false).join();
        for (Path path : List.of(exported.model(), exported.model().resolve("model.onnx"))) {
            ScoredText found = workbench.score(path, TEXT, false).join();
            assertEquals(expected.natsPerToken(), found.natsPerToken(), 1e-5);
        }
    }

    @Test
    void itContinuesATextAsTheFolderDoes() {
        StringBuilder expected = new StringBuilder();
        StringBuilder found = new StringBuilder();
        workbench
                .generate(world.model(), "The ", 40, Sampling.greedy(), expected::append)
                .join();
        workbench
                .generate(exported.model(), "The ", 40, Sampling.greedy(), found::append)
                .join();
        assertEquals(expected.toString(), found.toString());
    }

    @Test
    void itsRunHasTheLossesOfTheFoldersRun() {
        Run ours = whole(world.plan(8, 0.25), "ours");
        Run run = whole(exported.plan(8, 0.25), "run");
        List<TrainingEvent.StepDone> expected = ours.feed().stepsFrom(0);
        for (TrainingEvent.StepDone step : run.feed().stepsFrom(0)) {
            TrainingEvent.StepDone other = expected.get((int) step.step() - 1);
            assertEquals(other.loss(), step.loss(), 1e-4, "loss of step " + step.step());
            assertEquals(other.gradientNorm(), step.gradientNorm(), 1e-3, "norm of step " + step.step());
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aPartOfItIsTrainedWithTheLossesOfTheFoldersRun(Method method) {
        Plan plan = exported.plan(8, 0.25, 1, TinyWorld.cosine(2e-2)).withMethod(method);
        Run run = whole(plan, "run");
        List<Double> expected = losses(whole(plan.withModel(world.model()), "ours"));
        for (int step = 0; step < expected.size(); step++) {
            assertEquals(expected.get(step), losses(run).get(step), 1e-4, "loss of step " + (step + 1));
        }
        double tuned = nats(checkpoint(run, 8));
        assertTrue(tuned < nats(exported.model()) - 0.02, "it learned");
        assertEquals(nats(folder.resolve("ours/checkpoints/step-000008")), tuned, 1e-4);
        try (ModelFolder before = ModelFolder.open(exported.model());
                ModelFolder after = ModelFolder.open(checkpoint(run, 8))) {
            HostTensor one = before.tensorsToRead(Arena.ofAuto()).get(EMBEDDING);
            assertEquals(-1, one.memory().mismatch(after.weights().bytes(EMBEDDING)), "the embedding is left alone");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aStoppedAndResumedRunEqualsTheUninterruptedOneBitForBit(Method method) {
        Plan plan = exported.plan(16, 0.5).withMethod(method);
        Run whole = whole(plan, "whole");
        assertEquals(losses(whole), losses(resumed(stopped(plan, 5, "stopped"))));
    }

    static Stream<Method> parts() {
        return Stream.of(new Method.LastBlocks(1), new Method.Head());
    }

    static Stream<Method> ways() {
        return Stream.concat(Stream.of(new Method.Full()), parts());
    }

    @Test
    void loraIsRefusedWithTheWaysThereAre() {
        PlanReview review = workbench
                .review(exported.plan(4, 0).withMethod(new Method.Lora(2, 4, List.of("q_proj"))))
                .join();
        PlanReview.Problem problem = review.problems().getFirst();
        assertEquals(PlanField.METHOD, problem.field());
        assertTrue(problem.message().contains("train the last blocks or the head"), problem.message());
    }

    private double nats(Path model) {
        return workbench.score(model, TEXT, false).join().natsPerToken();
    }

    @Test
    void itsCheckpointIsAModelFolderThatOnnxRuntimeRunsToo() throws OrtException {
        Path checkpoint = checkpoint(whole(exported.plan(8, 0), "run"), 8);
        double before = workbench.score(exported.model(), TEXT, false).join().natsPerToken();
        ScoredText tuned = workbench.score(checkpoint, TEXT, false).join();
        assertTrue(tuned.natsPerToken() < before - 0.05, "it learned: " + before + " to " + tuned.natsPerToken());
        Path copy = folder.resolve("copy");
        workbench
                .export(new ModelExport(checkpoint, ModelExport.Format.FOLDER, Optional.of("f32"), false, copy))
                .join();
        assertEquals(
                tuned.natsPerToken(), workbench.score(copy, TEXT, false).join().natsPerToken());
        float[] expected = tuned.scores().getFirst().log2p();
        float[] found =
                log2p(copy.resolve("model.onnx"), tuned.passages().getFirst().ids());
        assertArrayEquals(
                Arrays.copyOfRange(expected, 1, expected.length), Arrays.copyOfRange(found, 1, found.length), 1e-4f);
    }

    @Test
    void aModelWithAnOperatorThatHasNoGradientIsScoredButNotTrained() throws IOException {
        Path model = Files.createDirectories(folder.resolve("scatter"));
        for (String name : List.of("tokenizer.json", "tokenizer_config.json")) {
            Files.copy(exported.model().resolve(name), model.resolve(name));
        }
        scattering(workbench.openModel(world.model()).join().vocabulary()).write(model.resolve("model.onnx"));
        assertTrue(workbench.score(model, TEXT, false).join().natsPerToken() > 0);
        TinyWorld damaged = new TinyWorld(folder.resolve("world"));
        Files.delete(damaged.model().resolve("model.safetensors"));
        Files.copy(model.resolve("model.onnx"), damaged.model().resolve("model.onnx"));
        PlanReview review = workbench.review(damaged.plan(4, 0)).join();
        PlanReview.Problem problem = review.problems().getFirst();
        assertEquals(PlanField.MODEL, problem.field(), problem.message());
        assertTrue(problem.message().contains("node /model/ScatterND (ScatterND) has no gradient"), problem.message());
    }

    /// An embedding, of whose result the first feature of each row's first token is overwritten, and a head.
    private static ExportedFile scattering(int vocabulary) {
        ExportedFile file = new ExportedFile(17).input("input_ids", ExportedFile.I64, "batch", "time");
        float[] numbers = new float[vocabulary * 4];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i);
        }
        file.initializer("embedding.weight", HostTensor.ofFloats(Arena.ofAuto(), numbers, vocabulary, 4));
        String x = file.node("Gather", "embedding.weight", "input_ids");
        String place = file.node("Reshape", file.integers(0, 0, 0), file.integers(1, 3));
        String scattered = file.node("ScatterND", x, place, file.node("Reshape", file.real(1), file.integers(1)));
        String head = file.node("Transpose", List.of("embedding.weight"), ExportedFile.ints("perm", 1, 0));
        file.name(file.node("MatMul", scattered, head), "logits");
        return file.output("logits", ExportedFile.F32, "batch", "time", Integer.toString(vocabulary));
    }

    @Test
    void itIsSavedInF32Alone() {
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> workbench
                        .export(new ModelExport(
                                exported.model(),
                                ModelExport.Format.FOLDER,
                                Optional.of("bf16"),
                                false,
                                folder.resolve("half")))
                        .join());
        assertTrue(failure.getMessage().contains("f32 alone"), failure.getMessage());
        assertTrue(Files.notExists(folder.resolve("half")));
    }

    /// What ONNX Runtime's own run of a file gives each id after the one before it, with the token that begins a text
    /// before the first.
    private float[] log2p(Path file, int[] ids) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        int[] seen = ids;
        try (ModelFolder model = ModelFolder.open(file);
                OrtSession session = environment.createSession(file.toString())) {
            int lead = model.tokenizer().beginning().isPresent() ? 1 : 0;
            long[] row = new long[seen.length + lead];
            if (lead == 1) {
                row[0] = model.tokenizer().beginning().getAsInt();
            }
            for (int i = 0; i < seen.length; i++) {
                row[i + lead] = seen[i];
            }
            long[] ones = new long[row.length];
            Arrays.fill(ones, 1);
            long[] positions = new long[row.length];
            Arrays.setAll(positions, i -> i);
            long[] shape = {1, row.length};
            Map<String, long[]> feeds = Map.of("input_ids", row, "attention_mask", ones, "position_ids", positions);
            Map<String, OnnxTensor> inputs = new HashMap<>();
            for (String name : session.getInputNames()) {
                inputs.put(name, OnnxTensor.createTensor(environment, LongBuffer.wrap(feeds.get(name)), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
                int vocabulary = logits.remaining() / row.length;
                float[] found = new float[seen.length];
                for (int i = 0; i < seen.length; i++) {
                    int before = i + lead - 1;
                    found[i] = before < 0 ? Float.NaN : log2Softmax(logits, before * vocabulary, vocabulary, seen[i]);
                }
                return found;
            }
        }
    }

    private static float log2Softmax(FloatBuffer logits, int from, int count, int at) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.exp(logits.get(from + i));
        }
        return (float) ((logits.get(from + at) - Math.log(sum)) / Math.log(2));
    }
}
