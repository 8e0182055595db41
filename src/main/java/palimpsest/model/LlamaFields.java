package palimpsest.model;

import palimpsest.tensor.InputException;

/// Reads the fields of a Llama's `config.json`, with the defaults of Hugging Face's `LlamaConfig`.
final class LlamaFields {
    private static final double DEFAULT_EPSILON = 1e-6;
    private static final double DEFAULT_THETA = 10_000;
    private static final int DEFAULT_CONTEXT = 2048;

    private LlamaFields() {}

    /// @throws InputException if a field is missing, impossible, or asks for something not built yet
    static LlamaConfig parse(ConfigFields fields) {
        int width = fields.size("hidden_size");
        int heads = fields.size("num_attention_heads");
        int keyHeads = fields.size("num_key_value_heads", heads);
        if (heads % keyHeads != 0) {
            throw fields.wrong("num_key_value_heads", "a divisor of the %d attention heads".formatted(heads));
        }
        if (fields.value("head_dim").isEmpty() && width % heads != 0) {
            throw fields.wrong("num_attention_heads", "a divisor of the hidden_size %d".formatted(width));
        }
        int headSize = fields.size("head_dim", width / heads);
        if (headSize % 2 != 0) {
            throw fields.wrong("head_dim", "an even number of features for the rotary positions");
        }
        int context = fields.size("max_position_embeddings", DEFAULT_CONTEXT);
        requireGatedSilu(fields);
        requireFullAttention(fields, context);
        return new LlamaConfig(
                fields.size("vocab_size"),
                width,
                fields.size("intermediate_size"),
                fields.size("num_hidden_layers"),
                heads,
                keyHeads,
                headSize,
                context,
                (float) fields.number("rms_norm_eps", DEFAULT_EPSILON),
                ropeTheta(fields),
                fields.flag("attention_bias", false),
                fields.flag("mlp_bias", false),
                fields.flag("tie_word_embeddings", false));
    }

    private static void requireGatedSilu(ConfigFields fields) {
        String activation = fields.text("hidden_act", "silu");
        if (!activation.equals("silu") && !activation.equals("swish")) {
            throw fields.wrong("hidden_act", "\"silu\", the only activation known for this family,");
        }
    }

    private static void requireFullAttention(ConfigFields fields, int context) {
        if (fields.flag("use_sliding_window", true) && fields.size("sliding_window", context) < context) {
            throw new InputException(
                    ("%s asks for attention over a sliding window of %s tokens, which is not supported "
                                    + "so far; take a model without it.")
                            .formatted(fields.file(), fields.json().get("sliding_window")));
        }
    }

    /// The base, from its own field or from the nested `rope_parameters` of newer files; scaled positions are refused.
    private static double ropeTheta(ConfigFields fields) {
        double theta = fields.number("rope_theta", DEFAULT_THETA);
        for (String name : new String[] {"rope_parameters", "rope_scaling"}) {
            ConfigFields rope = fields.nested(name);
            String type = rope.text("rope_type", rope.text("type", "default"));
            if (!type.equals("default")) {
                throw new InputException(("%s asks for \"%s\" of type \"%s\"; only unscaled rotary positions are "
                                + "supported so far, so take a model without it.")
                        .formatted(fields.file(), name, type));
            }
            theta = rope.number("rope_theta", theta);
        }
        return theta;
    }
}
