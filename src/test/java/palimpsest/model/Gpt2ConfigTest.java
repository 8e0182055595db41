package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;
import palimpsest.weights.SafetensorsWriter;

class Gpt2ConfigTest {
    private static final String REQUIRED = "\"architectures\":[\"GPT2LMHeadModel\"],\"model_type\":\"gpt2\","
            + "\"n_embd\":32,\"n_head\":4,\"n_layer\":2,\"vocab_size\":512";

    @TempDir
    private Path folder;

    @Test
    void absentFieldsTakeTheDefaultsOfTheFamily() throws IOException {
        ModelConfig config = read("\"n_inner\":null");
        assertEquals(Family.GPT2, config.family());
        assertEquals(new Gpt2Config(512, 32, 128, 2, 4, 1024, 1e-5f, true, "transformer."), config.details());
    }

    @Test
    void theOlderNameOfTheContextIsKnown() throws IOException {
        assertEquals(64, read("\"n_ctx\":64").context());
        assertEquals(32, read("\"n_ctx\":64,\"n_positions\":32").context());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"activation_function\":\"gelu\"",
                "\"activation_function\":\"relu\"",
                "\"n_head\":5",
                "\"scale_attn_weights\":false",
                "\"scale_attn_by_inverse_layer_idx\":true",
                "\"add_cross_attention\":true"
            })
    void whatIsNotBuiltIsRefusedByItsName(String field) {
        String name = field.substring(1, field.indexOf('"', 1));
        InputException refusal = assertThrows(InputException.class, () -> read(field));
        assertTrue(refusal.getMessage().contains("\"" + name + "\""), refusal.getMessage());
    }

    @Test
    void bothNamesOfTheActivationAreTaken() throws IOException {
        assertEquals(
                read("\"activation_function\":\"gelu_new\"").details(),
                read("\"activation_function\":\"gelu_pytorch_tanh\"").details());
    }

    @Test
    void aHeadOfItsOwnHasAWeight() throws IOException {
        assertFalse(read("\"tie_word_embeddings\":true").weightShapes().containsKey("lm_head.weight"));
        assertEquals(
                Shape.of(512, 32),
                read("\"tie_word_embeddings\":false").weightShapes().get("lm_head.weight"));
    }

    @Test
    void aConfigReadsBackAsItWasWritten() throws IOException {
        ModelConfig config = config();
        Files.writeString(folder.resolve("config.json"), config.toJson());
        assertEquals(config, ModelConfig.read(folder.resolve("config.json")));
    }

    @Test
    void filesWithoutThePrefixAndWithMasksOpenUnderTheirOwnNames() throws IOException {
        Path model = folder.resolve("model");
        try (Arena arena = Arena.ofConfined()) {
            ModelConfig bare = config().named(Set.of("wte.weight"));
            ModelFolderWriter.writeNew(bare, RandomWeights.create(bare, 1, arena), TinyModel.tokenizer(folder), model);
            SafetensorsWriter weights = new SafetensorsWriter();
            RandomWeights.create(bare, 1, arena).forEach(weights::add);
            weights.add("h.0.attn.bias", HostTensor.ofFloats(arena, new float[16], 1, 1, 4, 4));
            weights.add("h.0.attn.masked_bias", HostTensor.ofFloats(arena, new float[1]));
            weights.write(model.resolve("model.safetensors"));
        }
        try (ModelFolder opened = ModelFolder.open(model)) {
            assertTrue(opened.weightShapes().containsKey("h.1.mlp.c_fc.weight"));
            assertTrue(opened.config().decoder(1, 4).weights().containsKey("wpe.weight"));
        }
    }

    private static ModelConfig config() {
        Gpt2Config shape = new Gpt2Config(270, 8, 12, 2, 2, 16, 1e-3f, true, "transformer.");
        return ModelConfig.of(shape, OptionalInt.of(0), Set.of(0));
    }

    private ModelConfig read(String more) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, "{" + REQUIRED + "," + more + "}");
        return ModelConfig.read(file);
    }
}
