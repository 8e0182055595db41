package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

class ModelConfigTest {
    private static final String REQUIRED =
            "\"architectures\":[\"LlamaForCausalLM\"],\"model_type\":\"llama\",\"hidden_size\":64,"
                    + "\"intermediate_size\":172,\"num_hidden_layers\":5,\"num_attention_heads\":8,\"vocab_size\":512";

    @TempDir
    Path folder;

    @Test
    void absentFieldsTakeTheFamilysDefaults() throws IOException {
        ModelConfig config = read("");
        assertEquals(
                new LlamaConfig(512, 64, 172, 5, 8, 8, 8, 2048, 1e-6f, 10_000, false, false, false), config.details());
        assertEquals(Family.LLAMA, config.family());
        assertEquals(0.02, config.initializerRange());
        assertEquals(OptionalInt.empty(), config.beginning());
        assertEquals(Set.of(), config.ends());
    }

    @Test
    void fieldsThatAreThereAreTaken() throws IOException {
        ModelConfig config = read(",\"num_key_value_heads\":4,\"head_dim\":16,\"max_position_embeddings\":128,"
                + "\"rms_norm_eps\":1e-5,\"rope_theta\":500000.0,\"rope_scaling\":null,\"attention_bias\":true,"
                + "\"mlp_bias\":true,\"tie_word_embeddings\":true,\"bos_token_id\":1,\"eos_token_id\":[2,3],"
                + "\"initializer_range\":0.1,\"sliding_window\":null");
        assertEquals(
                new LlamaConfig(512, 64, 172, 5, 8, 4, 16, 128, 1e-5f, 500_000, true, true, true), config.details());
        assertEquals(0.1, config.initializerRange());
        assertEquals(OptionalInt.of(1), config.beginning());
        assertEquals(Set.of(2, 3), config.ends());
    }

    @Test
    void theRotaryBaseMayBeNested() throws IOException {
        ModelConfig config = read(",\"rope_parameters\":{\"rope_type\":\"default\",\"rope_theta\":20000.0}");
        assertEquals(20_000, ((LlamaConfig) config.details()).rotary().theta());
    }

    @Test
    void theModelTypeServesWhereNoArchitectureIsNamed() throws IOException {
        Files.writeString(file(), "{" + REQUIRED.replace("[\"LlamaForCausalLM\"]", "null") + "}");
        assertEquals(Family.LLAMA, ModelConfig.read(file()).family());
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ModelConfig config = TinyModel.config(false, true);
        Files.writeString(file(), config.toJson());
        assertEquals(config, ModelConfig.read(file()));
    }

    @Test
    void theWeightsHaveTheirPublishedNamesAndShapes() {
        ModelConfig config = TinyModel.config(false, true);
        var shapes = config.weightShapes();
        assertEquals(Shape.of(270, 8), shapes.get("model.embed_tokens.weight"));
        assertEquals(Shape.of(4, 8), shapes.get("model.layers.1.self_attn.k_proj.weight"));
        assertEquals(Shape.of(4), shapes.get("model.layers.1.self_attn.v_proj.bias"));
        assertEquals(Shape.of(8, 12), shapes.get("model.layers.0.mlp.down_proj.weight"));
        assertEquals(Shape.of(270, 8), shapes.get("lm_head.weight"));
        assertEquals(3 + 2 * (2 + 7 + 7), shapes.size());
        assertEquals(
                3 - 1 + 2 * (2 + 7),
                TinyModel.config(true, false).weightShapes().size());
        assertEquals(
                270 * 8 + 2 * (2 * 8 + 8 * 8 * 2 + 4 * 8 * 2 + 3 * 8 * 12) + 8,
                TinyModel.config(true, false).parameterCount());
    }

    @Test
    void aTiedHeadCanBeUntied() {
        ModelConfig untied = TinyModel.config(true, false).untied();
        assertEquals(TinyModel.config(false, false), untied);
        assertEquals(
                Shape.of(270, 8), untied.weightShapes().get(untied.details().headName()));
        assertEquals(untied, untied.untied());
    }

    @Test
    void badFilesAreRefusedInWords() throws IOException {
        refuses("has no config.json, so it is not a model folder");
        Files.writeString(file(), "{\"hidden");
        refuses("config.json is not valid JSON");
        Files.writeString(file(), "7");
        refuses("holds no JSON object");
        Files.writeString(file(), "{\"architectures\":[\"MambaForCausalLM\"]}");
        refuses("architecture MambaForCausalLM, which this program cannot train; it knows LlamaForCausalLM");
        Files.writeString(file(), "{}");
        refuses("architecture (none named)");
        Files.writeString(file(), "{\"architectures\":\"LlamaForCausalLM\"}");
        refuses("expected a list of names for \"architectures\"");
        Files.writeString(file(), "{" + REQUIRED.replace("\"vocab_size\":512", "\"x\":1") + "}");
        refuses("lacks \"vocab_size\"");
        Files.writeString(file(), "{" + REQUIRED.replace(":64", ":\"64\"") + "}");
        refuses("expected a whole number for \"hidden_size\", found \"64\"");
        Files.writeString(file(), "{" + REQUIRED.replace(":64", ":0") + "}");
        refuses("expected a whole number of 1 or more for \"hidden_size\"");
    }

    @Test
    void whatIsNotBuiltYetIsRefusedInWords() throws IOException {
        for (List<String> pair : List.of(
                List.of("\"rope_scaling\":{\"type\":\"yarn\",\"factor\":2.0}", "\"rope_scaling\" of type \"yarn\""),
                List.of("\"rope_parameters\":{\"rope_type\":\"longrope\"}", "of type \"longrope\""),
                List.of("\"rope_parameters\":{\"rope_type\":\"llama3\"}", "lacks \"low_freq_factor\""),
                List.of(
                        "\"rope_scaling\":{\"type\":\"linear\",\"factor\":0}",
                        "expected a number above 0 for \"factor\""),
                List.of("\"partial_rotary_factor\":0.5", "this family rotates whole heads"),
                List.of("\"rope_scaling\":7", "expected an object for \"rope_scaling\""),
                List.of("\"sliding_window\":256", "sliding window of 256 tokens"),
                List.of("\"hidden_act\":\"gelu\"", "for \"hidden_act\", found \"gelu\""),
                List.of("\"num_key_value_heads\":3", "expected a divisor of the 8 attention heads"),
                List.of("\"head_dim\":7", "expected an even number"),
                List.of("\"rope_theta\":\"big\"", "expected a number for \"rope_theta\""),
                List.of("\"mlp_bias\":1", "expected true or false for \"mlp_bias\""),
                List.of("\"eos_token_id\":[\"x\"]", "expected a whole number for \"eos_token_id\""))) {
            Files.writeString(file(), "{" + REQUIRED + "," + pair.getFirst() + "}");
            refuses(pair.getLast());
        }
    }

    private Path file() {
        return folder.resolve("config.json");
    }

    private ModelConfig read(String more) throws IOException {
        Files.writeString(file(), "{" + REQUIRED + more + "}");
        return ModelConfig.read(file());
    }

    private void refuses(String words) {
        InputException refusal = assertThrows(InputException.class, () -> ModelConfig.read(file()));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
    }
}
