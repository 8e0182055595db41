package palimpsest.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.tensor.InputException;

/// What the fields of a `config.json` mean in each family, and what is refused.
class FamilyFieldsTest {
    private static final String SIZES = "\"vocab_size\":512,\"hidden_size\":64,\"intermediate_size\":172,"
            + "\"num_hidden_layers\":4,\"num_attention_heads\":32,\"num_layers\":4,\"num_heads\":16";

    @TempDir
    private Path folder;

    @Test
    void absentFieldsTakeTheDefaultsOfTheFamily() {
        assertEquals(
                new LlamaConfig(sizes(8, 2, 131_072), rotary(2, 10_000), 4096, false, false, false),
                read("MistralForCausalLM", ""));
        assertEquals(
                new Qwen2Config(sizes(32, 2, 32_768), rotary(2, 10_000), Windows.none(4), false),
                read("Qwen2ForCausalLM", ""));
        assertEquals(
                new Qwen3Config(sizes(32, 128, 32_768), rotary(128, 10_000), Windows.none(4), false, false),
                read("Qwen3ForCausalLM", ""));
        assertEquals(
                new GemmaConfig(sizes(16, 256, 8192), rotary(256, 10_000), false, true), read("GemmaForCausalLM", ""));
        assertEquals(
                new Gemma2Config(
                        sizes(4, 256, 8192), rotary(256, 10_000), windows(4096, 0, 2), 256, 50, 30, false, true),
                read("Gemma2ForCausalLM", ""));
        assertEquals(
                new Gemma3Config(
                        sizes(4, 256, 131_072),
                        rotary(256, 1_000_000),
                        rotary(256, 10_000),
                        windows(4096, 0, 1, 2, 3),
                        256,
                        0,
                        0,
                        false,
                        true),
                read("Gemma3ForCausalLM", ""));
        assertEquals(
                new GptNeoConfig(512, 64, 172, 16, 2048, 1e-5f, windows(256, 1, 3), Activation.GELU_TANH, true),
                read("GPTNeoForCausalLM", ""));
        assertEquals(
                new GptNeoXConfig(
                        512,
                        64,
                        172,
                        4,
                        4,
                        2048,
                        1e-5f,
                        new Rotary(16, 4, 10_000, new RotaryScaling.None()),
                        Activation.GELU,
                        true,
                        true,
                        false),
                read("GPTNeoXForCausalLM", "\"num_attention_heads\":4"));
    }

    @Test
    void nullIsNotTheSameAsAbsent() {
        LlamaConfig mistral =
                (LlamaConfig) read("MistralForCausalLM", "\"sliding_window\":null,\"num_key_value_heads\":null");
        assertEquals(0, mistral.window());
        assertEquals(32, mistral.sizes().keyHeads());
        Gemma2Config gemma = (Gemma2Config)
                read("Gemma2ForCausalLM", "\"attn_logit_softcapping\":null,\"final_logit_softcapping\":null");
        assertEquals(0, gemma.scoreCap());
        assertEquals(0, gemma.logitCap());
    }

    @Test
    void rotaryScalingMayBeWrittenTheOldAndTheNewWay() {
        String llama3 = "\"factor\":8.0,\"low_freq_factor\":1.0,\"high_freq_factor\":4.0,"
                + "\"original_max_position_embeddings\":8192";
        FamilyConfig old = read(
                "LlamaForCausalLM", "\"rope_theta\":5e5,\"rope_scaling\":{\"rope_type\":\"llama3\"," + llama3 + "}");
        assertEquals(
                old,
                read(
                        "LlamaForCausalLM",
                        "\"rope_parameters\":{\"rope_theta\":5e5,\"rope_type\":\"llama3\"," + llama3 + "}"));
        assertEquals(new Rotary(2, 5e5).scaled(new RotaryScaling.Llama3(8, 1, 4, 8192)), ((LlamaConfig) old).rotary());
        assertEquals(
                read("GPTNeoXForCausalLM", "\"rotary_pct\":1,\"rotary_emb_base\":500"),
                read("GPTNeoXForCausalLM", "\"rope_parameters\":{\"rope_theta\":500,\"partial_rotary_factor\":1}"));
        assertEquals(
                read(
                        "Gemma3ForCausalLM",
                        "\"rope_theta\":5e5,\"rope_local_base_freq\":2e3,"
                                + "\"rope_scaling\":{\"type\":\"linear\",\"factor\":8}"),
                read(
                        "Gemma3ForCausalLM",
                        "\"rope_parameters\":{\"full_attention\":{\"rope_theta\":5e5,\"rope_type\":\"linear\","
                                + "\"factor\":8},\"sliding_attention\":{\"rope_theta\":2e3}}"));
    }

    @Test
    void whichBlocksHaveAWindowIsReadBothWays() {
        String types =
                "\"layer_types\":[\"full_attention\",\"sliding_attention\",\"full_attention\",\"full_attention\"]";
        Gemma3Config gemma = (Gemma3Config) read("Gemma3ForCausalLM", "\"sliding_window\":64," + types);
        assertEquals(windows(64, 1), gemma.windows());
        assertEquals(10_000, gemma.rotary(1).theta());
        assertEquals(1_000_000, gemma.rotary(2).theta());
        assertEquals(
                windows(4096, 0, 2),
                ((Gemma3Config) read("Gemma3ForCausalLM", "\"sliding_window_pattern\":2")).windows());
        String upper = "\"use_sliding_window\":true,\"max_window_layers\":3,\"sliding_window\":9";
        assertEquals(windows(9, 3), ((Qwen2Config) read("Qwen2ForCausalLM", upper)).windows());
        assertEquals(windows(9, 3), ((Qwen3Config) read("Qwen3ForCausalLM", upper)).windows());
        assertEquals(
                windows(256, 0, 1, 3),
                ((GptNeoConfig) read(
                                "GPTNeoForCausalLM",
                                "\"attention_types\":[[[\"local\"],1],[[\"local\",\"global\"],1],[[\"local\"],1]]"))
                        .windows());
    }

    @Test
    void theOlderNameOfGemmasActivationMeansNothing() {
        assertEquals(read("GemmaForCausalLM", ""), read("GemmaForCausalLM", "\"hidden_act\":\"gelu\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "LlamaForCausalLM | \"sliding_window\":9 | MistralForCausalLM",
                "LlamaForCausalLM | \"rope_scaling\":{\"type\":\"dynamic\"} | \"dynamic\"",
                "MistralForCausalLM | \"hidden_act\":\"relu\" | for \"hidden_act\"",
                "MistralForCausalLM | \"num_key_value_heads\":5 | divisor of the 32",
                "Qwen2ForCausalLM | \"max_window_layers\":-1,\"use_sliding_window\":true | 0 or more",
                "Qwen3ForCausalLM | \"head_dim\":7 | even number",
                "GemmaForCausalLM | \"hidden_activation\":\"gelu\" | for \"hidden_activation\"",
                "Gemma2ForCausalLM | \"final_logit_softcapping\":-1 | above 0 for \"final_logit_softcapping\"",
                "Gemma2ForCausalLM | \"layer_types\":[\"full_attention\"] | type for each of the 4 layers",
                "Gemma3ForCausalLM | \"use_bidirectional_attention\":true | \"use_bidirectional_attention\" to true",
                "Gemma3ForCausalLM | \"layer_types\":[\"a\",\"b\",\"c\",\"d\"] | only \"full_attention\"",
                "GPTNeoForCausalLM | \"attention_types\":[[[\"global\"],3]] | patterns that make 4 layers",
                "GPTNeoForCausalLM | \"attention_types\":[\"global\"] | pairs of a pattern",
                "GPTNeoForCausalLM | \"attention_types\":[[[\"far\"],4]] | only \"global\" and \"local\"",
                "GPTNeoForCausalLM | \"activation_function\":\"relu\" | \"gelu_new\"",
                "GPTNeoForCausalLM | \"num_heads\":7 | divisor of the hidden_size",
                "GPTNeoXForCausalLM | \"rotary_pct\":0.1 | even number of each head's",
                "Gemma3ForConditionalGeneration | \"x\":1 | which this program cannot train"
            })
    void whatCannotBeHonouredIsRefusedInWords(String architecture, String field, String words) {
        InputException refusal = assertThrows(InputException.class, () -> read(architecture, field));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
    }

    private static GatedSizes sizes(int keyHeads, int headSize, int context) {
        return new GatedSizes(512, 64, 172, 4, 32, keyHeads, headSize, context, 1e-6f);
    }

    private static Rotary rotary(int size, double theta) {
        return new Rotary(size, theta);
    }

    private static Windows windows(int size, Integer... sliding) {
        return Windows.where(size, 4, List.of(sliding)::contains);
    }

    /// A field that is given again counts instead of the first.
    private FamilyConfig read(String architecture, String fields) {
        Path file = folder.resolve("config.json");
        try {
            Files.writeString(
                    file,
                    "{\"architectures\":[\"%s\"],%s%s}"
                            .formatted(architecture, SIZES, fields.isEmpty() ? "" : "," + fields));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ModelConfig.read(file).details();
    }
}
