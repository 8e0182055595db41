package palimpsest.model;

/// Reads the fields of a GPT-2's `config.json`, with the defaults of Hugging Face's `GPT2Config`.
final class Gpt2Fields {
    private static final double DEFAULT_EPSILON = 1e-5;
    private static final int DEFAULT_CONTEXT = 1024;
    private static final int DEFAULT_FEED_FORWARD_FACTOR = 4;

    private Gpt2Fields() {}

    /// @throws palimpsest.tensor.InputException if a field is missing, impossible, or asks for something not built yet
    static Gpt2Config parse(ConfigFields fields) {
        int width = fields.size("n_embd");
        int heads = fields.size("n_head");
        if (width % heads != 0) {
            throw fields.wrong("n_head", "a divisor of the n_embd %d".formatted(width));
        }
        Activation.read(fields, "activation_function", Activation.GELU_TANH, Activation.GELU_TANH);
        fields.only("scale_attn_weights", true);
        fields.only("scale_attn_by_inverse_layer_idx", false);
        fields.only("add_cross_attention", false);
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
}
