package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.DjlModel;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;
import palimpsest.weights.Safetensors;
import palimpsest.weights.WeightSource;

/// A model written as ONNX and run by DJL, which finds `input_ids` and `logits` and nothing else to know, against the
/// logits that the program computes itself.
class OnnxFolderWriterTest {
    private static final Path FAMILIES = Path.of("src/test/resources/families");
    private static final int VOCABULARY = 64;
    private static final int CONTEXT = 160;

    @TempDir
    Path parent;

    /// Folders with a small random model of each family.
    static List<String> families() throws IOException {
        try (Stream<Path> folders = Files.list(FAMILIES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /// The models have no tokenizer.
    private static ModelFolder open(String family) {
        Path folder = FAMILIES.resolve(family);
        WeightSource weights = Safetensors.openFolder(folder);
        ModelConfig config = ModelConfig.read(folder.resolve("config.json")).named(weights.names());
        return new ModelFolder(folder, folder, config, weights, null);
    }

    @ParameterizedTest
    @MethodSource("families")
    void djlComputesTheSameLogitsForAnyBatchAndLength(String family) throws IOException {
        try (ModelFolder model = open(family)) {
            Path target = parent.resolve("onnx");
            assertEquals(CONTEXT, OnnxFolderWriter.write(model, Optional.empty(), target));
            assertFalse(Files.exists(target.resolve("model.safetensors")));
            assertTrue(Files.exists(target.resolve("config.json")));
            try (DjlModel exported = new DjlModel(target.resolve("model.onnx"))) {
                for (int[] size : new int[][] {{1, 1}, {3, 17}, {2, CONTEXT}}) {
                    long[][] ids = ids(size[0], size[1]);
                    assertSame(logits(model, ids), exported.run(ids));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void onlyStandardOperatorsAreUsed(String family) throws IOException {
        try (ModelFolder model = open(family)) {
            OnnxFolderWriter.write(model, Optional.empty(), parent.resolve("onnx"));
        }
        ModelProto written = ModelProto.parseFrom(Files.readAllBytes(parent.resolve("onnx/model.onnx")));
        assertEquals(1, written.getOpsetImportCount());
        assertTrue(written.getGraph().getNodeList().stream()
                .allMatch(
                        node -> node.getDomain().isEmpty() && !node.getOpType().contains("Simplified")));
        assertEquals("input_ids", written.getGraph().getInput(0).getName());
        assertEquals(1, written.getGraph().getInputCount());
        assertEquals(
                "sequence",
                written.getGraph()
                        .getOutput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDim(1)
                        .getDimParam());
    }

    @Test
    void weightsTooLargeForTheFileLieInTheModelBesideIt() throws IOException {
        try (ModelFolder model = open("llama3")) {
            Path target = parent.resolve("onnx");
            OnnxFolderWriter.write(model, Optional.empty(), target, 1_000);
            assertTrue(Files.size(target.resolve("model.onnx")) < 60_000);
            long[][] ids = ids(2, 9);
            float[] expected = logits(model, ids);
            try (DjlModel exported = new DjlModel(target.resolve("model.onnx"));
                    WeightSource beside = Safetensors.openFolder(target)) {
                assertSame(expected, exported.run(ids));
                assertEquals(model.weightShapes().keySet(), beside.names());
            }
        }
    }

    @Test
    void halvesAreStoredAsHalvesAndComputedAsFloats() throws IOException {
        try (ModelFolder model = open("llama3")) {
            for (ElementType type : new ElementType[] {ElementType.F16, ElementType.BF16}) {
                Path half = parent.resolve("half " + type);
                Path target = parent.resolve("onnx " + type);
                ModelFolderWriter.writeCopy(model, Optional.of(type), half);
                OnnxFolderWriter.write(model, Optional.of(type), target);
                assertTrue(Files.size(target.resolve("model.onnx")) < 0.5 * bytes(model) + 60_000);
                long[][] ids = ids(2, 9);
                try (WeightSource weights = Safetensors.openFolder(half);
                        ModelFolder rounded = new ModelFolder(half, half, model.config(), weights, null);
                        DjlModel exported = new DjlModel(target.resolve("model.onnx"))) {
                    assertSame(logits(rounded, ids), exported.run(ids));
                }
            }
        }
    }

    private static long bytes(ModelFolder model) {
        return model.parameterCount() * Float.BYTES;
    }

    private static long[][] ids(int batch, int time) {
        SplittableRandom random = new SplittableRandom(batch + time);
        long[][] ids = new long[batch][time];
        for (long[] row : ids) {
            for (int i = 0; i < time; i++) {
                row[i] = random.nextInt(VOCABULARY);
            }
        }
        return ids;
    }

    private static float[] logits(ModelFolder model, long[][] ids) {
        int batch = ids.length;
        int time = ids[0].length;
        DecoderGraph decoder = model.config().decoder(batch, time);
        decoder.ops().graph().output("logits", decoder.logits());
        try (Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), 1);
                Session session = engine.compile(decoder.ops().graph())) {
            Map<String, HostTensor> feeds = new HashMap<>(model.tensorsToRead(arena));
            HostTensor in = HostTensor.allocate(arena, ElementType.I64, Shape.of((long) batch * time));
            for (int row = 0; row < batch; row++) {
                in.longs().put(row * time, ids[row]);
            }
            feeds.put(DecoderGraph.IDS, in);
            HostTensor out = HostTensor.allocate(arena, ElementType.F32, Shape.of((long) batch * time, VOCABULARY));
            try (Binding binding = session.bind(feeds, Map.of("logits", out))) {
                binding.run();
            }
            return out.toFloats();
        }
    }

    private static void assertSame(float[] expected, float[] found) {
        assertEquals(expected.length, found.length);
        double largest = 0;
        double apart = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            apart = Math.max(apart, Math.abs(expected[i] - found[i]));
        }
        assertTrue(largest > 0.1, "the logits say something");
        assertTrue(apart < 1e-5 * largest, apart + " apart, of " + largest);
    }
}
