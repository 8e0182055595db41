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

/// A model written as ONNX and run by DJL, which finds `input_ids` and `logits` and nothing else to know, against the
/// logits that the program computes itself.
class OnnxFolderWriterTest {
    private static final int VOCABULARY = 270;
    private static final int CONTEXT = 40;

    @TempDir
    Path parent;

    static Stream<String> families() {
        return Stream.of("""
            {"architectures":["LlamaForCausalLM"],"hidden_size":32,"intermediate_size":48,"num_hidden_layers":2,
             "num_attention_heads":4,"num_key_value_heads":2,"rms_norm_eps":1e-5,"tie_word_embeddings":false}\
            """, """
            {"architectures":["GPT2LMHeadModel"],"n_embd":32,"n_layer":2,"n_head":4,"n_positions":40,"n_ctx":40}\
            """);
    }

    private Path model(String config) throws IOException {
        Path file = Files.writeString(
                parent.resolve("config.json"),
                config.replaceFirst(
                        "\\{",
                        "{\"vocab_size\":%d,\"max_position_embeddings\":%d,\"initializer_range\":0.3,"
                                        .formatted(VOCABULARY, CONTEXT)
                                + "\"torch_dtype\":\"float32\",\"eos_token_id\":0,"));
        ModelConfig parsed = ModelConfig.read(file);
        Path folder = parent.resolve("model");
        try (Arena arena = Arena.ofConfined()) {
            ModelFolderWriter.writeNew(
                    parsed, RandomWeights.create(parsed, 3, arena), TinyModel.tokenizer(parent), folder);
        }
        return folder;
    }

    @ParameterizedTest
    @MethodSource("families")
    void djlComputesTheSameLogitsForAnyBatchAndLength(String config) throws IOException {
        try (ModelFolder model = ModelFolder.open(model(config))) {
            Path target = parent.resolve("onnx");
            assertEquals(CONTEXT, OnnxFolderWriter.write(model, Optional.empty(), target));
            assertFalse(Files.exists(target.resolve("model.safetensors")));
            assertTrue(Files.exists(target.resolve("tokenizer.json")));
            assertTrue(Files.exists(target.resolve("config.json")));
            try (DjlModel exported = new DjlModel(target.resolve("model.onnx"))) {
                for (int[] size : new int[][] {{1, 1}, {1, 5}, {3, 17}, {2, CONTEXT}}) {
                    long[][] ids = ids(size[0], size[1]);
                    assertSame(logits(model, ids), exported.run(ids));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void onlyStandardOperatorsAreUsed(String config) throws IOException {
        try (ModelFolder model = ModelFolder.open(model(config))) {
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
        try (ModelFolder model = ModelFolder.open(model(families().findFirst().orElseThrow()))) {
            Path target = parent.resolve("onnx");
            OnnxFolderWriter.write(model, Optional.empty(), target, 1_000);
            assertTrue(Files.size(target.resolve("model.onnx")) < 60_000);
            long[][] ids = ids(2, 9);
            float[] expected = logits(model, ids);
            try (DjlModel exported = new DjlModel(target.resolve("model.onnx"));
                    ModelFolder again = ModelFolder.open(target)) {
                assertSame(expected, exported.run(ids));
                assertSame(expected, logits(again, ids));
            }
        }
    }

    @Test
    void halvesAreStoredAsHalvesAndComputedAsFloats() throws IOException {
        try (ModelFolder model = ModelFolder.open(model(families().findFirst().orElseThrow()))) {
            for (ElementType type : new ElementType[] {ElementType.F16, ElementType.BF16}) {
                Path half = parent.resolve("half " + type);
                Path target = parent.resolve("onnx " + type);
                ModelFolderWriter.writeCopy(model, Optional.of(type), half);
                OnnxFolderWriter.write(model, Optional.of(type), target);
                assertTrue(Files.size(target.resolve("model.onnx"))
                        < 0.7 * Files.size(model.folder().resolve("model.safetensors")));
                long[][] ids = ids(2, 9);
                try (ModelFolder rounded = ModelFolder.open(half);
                        DjlModel exported = new DjlModel(target.resolve("model.onnx"))) {
                    assertEquals(Optional.of(type), ConfigType.of(half));
                    assertSame(logits(rounded, ids), exported.run(ids));
                }
            }
        }
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
        assertTrue(largest > 1, "the logits say something");
        assertTrue(apart < 1e-5 * largest, apart + " apart, of " + largest);
    }
}
