package palimpsest.model;

import java.util.Set;
import palimpsest.tensor.InputException;

/// Reads the fields of a GPT-2's `config.json`, with the defaults of Hugging Face's `GPT2Config`.
final class Gpt2Fields {
    private static final double DEFAULT_EPSILON = 1e-5;
    private static final int DEFAULT_CONTEXT = 1024;
    private static final int DEFAULT_FEED_FORWARD_FACTOR = 4;
    /// Names of the tanh approximation of GELU.
    private static final Set<String> ACTIVATIONS = Set.of("gelu_new", "gelu_pytorch_tanh");

    private Gpt2Fields() {}

    /// @throws InputException if a field is missing, impossible, or asks for something not built yet
    static Gpt2Config parse(ConfigFields fields) {
        int width = fields.size("n_embd");
        int heads = fields.size("n_head");
        if (width % heads != 0) {
            throw fields.wrong("n_head", "a divisor of the n_embd %d".formatted(width));
        }
        if (!ACTIVATIONS.contains(fields.text("activation_function", "gelu_new"))) {
            throw fields.wrong(
                    "activation_function",
                    "\"gelu_new\" or \"gelu_pytorch_tanh\", the only activations known for this family,");
        }
        require(fields, "scale_attn_weights", true);
        require(fields, "scale_attn_by_inverse_layer_idx", false);
        require(fields, "add_cross_attention", false);
        return new Gpt2Config(
                fields.size("vocab_size"),
                width,
                fields.size("n_inner", DEFAULT_FEED_FORWARD_FACTOR * width),
                fields.size("n_layer"),
                heads,
                fields.size("n_positions", fields.size("n_ctx", DEFAULT_CONTEXT)),
                (float) fields.number("layer_norm_epsilon", DEFAULT_EPSILON),
                fields.flag("tie_word_embeddings", true),
                Gpt2Config.PREFIX);
    }

    private static void require(ConfigFields fields, String name, boolean expected) {
        if (fields.flag(name, expected) != expected) {
            throw new InputException("%s sets \"%s\" to %s, which is not supported so far; take a model without it."
                    .formatted(fields.file(), name, !expected));
        }
    }
}
