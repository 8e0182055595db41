package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.onnx.OnnxModel;
import palimpsest.tensor.HostTensor;
import palimpsest.train.TrainingStep;

/// Decoders written operator by operator as exporters write them give the loss and the gradients of our own graphs of
/// the same weights.
class ImportedDecoderTest {
    private static final int BATCH = 2;
    private static final int TIME = 6;
    private static final int VOCABULARY = 13;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {11, 13, 14, 17, 20})
    void anExportedGpt2HasTheLossAndGradientsOfOurs(int opset) {
        Gpt2Config config = new Gpt2Config(VOCABULARY, 8, 12, 2, 2, 9, 1e-3f, true, Gpt2Config.PREFIX);
        try (Arena arena = Arena.ofConfined()) {
            Map<String, HostTensor> weights = weights(config, arena);
            Path file = ExportedGpt2.write(config, weights, opset, folder.resolve("model.onnx"));
            try (OnnxModel model = OnnxModel.open(file)) {
                OnnxConfig imported = OnnxConfig.of(model, 0);
                assertEquals(weights.keySet(), imported.weightShapes().keySet());
                assertEquals(9, imported.context());
                assertEquals(2, imported.blocks());
                assertEquals(VOCABULARY, imported.vocabulary());
                assertEquals("transformer.wte.weight", imported.headName());
                compare(config, weights, imported, weights, Map.of());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 14, 17, 18})
    void anExportedLlamaHasTheLossAndGradientsOfOurs(int opset) {
        LlamaConfig config = new LlamaConfig(VOCABULARY, 8, 12, 2, 4, 2, 2, 9, 1e-5f, 10_000, false, false, false);
        try (Arena arena = Arena.ofConfined()) {
            Map<String, HostTensor> weights = weights(config, arena);
            Path file = ExportedLlama.write(config, weights, opset, folder.resolve("model.onnx"));
            Map<String, String> renamed = new LinkedHashMap<>();
            Map<String, HostTensor> given = new LinkedHashMap<>(weights);
            config.weightShapes().forEach((name, shape) -> {
                if (shape.rank() == 2 && !name.equals(config.embeddingName())) {
                    String number = "onnx::MatMul_" + (100 + renamed.size());
                    renamed.put(name, number);
                    given.put(number, ExportedLlama.transposed(given.remove(name)));
                }
            });
            try (OnnxModel model = OnnxModel.open(file)) {
                OnnxConfig imported = OnnxConfig.of(model, 9);
                assertEquals(given.keySet(), Set.copyOf(imported.weightShapes().keySet()));
                compare(config, weights, imported, given, renamed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTiedHeadIsTheEmbeddingWhetherOrNotTheFileHoldsItTwice(boolean folded) {
        LlamaConfig config = new LlamaConfig(VOCABULARY, 8, 12, 1, 2, 2, 4, 9, 1e-5f, 10_000, false, false, true);
        try (Arena arena = Arena.ofConfined()) {
            Path file = ExportedLlama.write(config, weights(config, arena), 17, folded, folder.resolve("model.onnx"));
            try (OnnxModel model = OnnxModel.open(file)) {
                assertEquals(folded, model.initializers().containsKey("onnx::MatMul_107"));
                OnnxConfig imported = OnnxConfig.of(model, 9);
                assertInstanceOf(
                        OutputLayer.Linear.class, imported.decoder(1, 4).output());
                assertTrue(imported.tiedHead());
                long expected =
                        ModelConfig.of(config, OptionalInt.empty(), Set.of()).parameterCount();
                assertEquals(
                        expected,
                        ModelConfig.of(imported, OptionalInt.empty(), Set.of()).parameterCount());
            }
        }
    }

    @Test
    void whatThisProgramExportsItTakesBack() throws IOException {
        ModelConfig config = TinyModel.config(false, true);
        Path source = TinyModel.write(folder, config);
        Path target = folder.resolve("exported");
        try (ModelFolder model = ModelFolder.open(source)) {
            OnnxFolderWriter.write(model, Optional.empty(), target);
        }
        try (ModelFolder model = ModelFolder.open(source);
                ModelFolder back = ModelFolder.open(target);
                Arena arena = Arena.ofConfined()) {
            assertInstanceOf(OnnxConfig.class, back.config().details());
            assertEquals(
                    model.weightShapes().keySet(),
                    Set.copyOf(back.weightShapes().keySet()));
            compare(
                    model.config().details(),
                    model.tensorsToRead(arena),
                    back.config().details(),
                    back.tensorsToRead(arena),
                    Map.of());
        }
    }

    private static Map<String, HostTensor> weights(FamilyConfig config, Arena arena) {
        ModelConfig model = ModelConfig.of(config, OptionalInt.empty(), Set.of());
        Map<String, HostTensor> weights = RandomWeights.create(model, 1, arena);
        SplittableRandom random = new SplittableRandom(3);
        weights.values().forEach(weight -> {
            for (int i = 0; i < weight.shape().size(); i++) {
                weight.floats().put(i, weight.floats().get(i) + (float) random.nextDouble(-0.5, 0.5));
            }
        });
        return weights;
    }

    private static void compare(
            FamilyConfig ours,
            Map<String, HostTensor> weights,
            FamilyConfig imported,
            Map<String, HostTensor> given,
            Map<String, String> renamed) {
        int[] rows = new SplittableRandom(5)
                .ints((long) BATCH * (TIME + 1), 0, VOCABULARY)
                .toArray();
        try (Engine engine = Engine.open(Device.cpu(), 1);
                TrainingStep expected = step(engine, ours, weights);
                TrainingStep found = step(engine, imported, given)) {
            TrainingStep.Result first = expected.run(rows);
            TrainingStep.Result second = found.run(rows);
            assertEquals(first.loss(), second.loss(), 1e-5);
            assertEquals(first.norm(), second.norm(), 1e-4 * first.norm());
            expected.gradients().forEach((name, gradient) -> {
                boolean turned = renamed.containsKey(name);
                HostTensor other = found.gradients().get(turned ? renamed.get(name) : name);
                close(name, gradient.toFloats(), (turned ? ExportedLlama.transposed(other) : other).toFloats());
            });
        }
    }

    private static TrainingStep step(Engine engine, FamilyConfig config, Map<String, HostTensor> weights) {
        return new TrainingStep(engine, config.decoder(BATCH, TIME), weights, List.copyOf(weights.keySet()), 1);
    }

    private static void close(String name, float[] expected, float[] found) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(expected[i] - found[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        assertEquals(0, Math.sqrt(difference / norm), 2e-5, name);
    }
}
