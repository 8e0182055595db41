package palimpsest.model;

/// Reads the fields of a GPT-NeoX's `config.json`, with the defaults of Hugging Face's `GPTNeoXConfig`.
final class GptNeoXFields {
    private static final double DEFAULT_EPSILON = 1e-5;
    private static final double DEFAULT_THETA = 10_000;
    private static final double DEFAULT_SHARE = 0.25;
    private static final int DEFAULT_CONTEXT = 2048;
    private static final String SHARE = "rotary_pct";

    private GptNeoXFields() {}

    /// @throws palimpsest.tensor.InputException if a field is missing, impossible, or asks for something not built
    static GptNeoXConfig parse(ConfigFields fields) {
        int width = fields.size("hidden_size");
        int heads = fields.size("num_attention_heads");
        if (width % heads != 0) {
            throw fields.wrong("num_attention_heads", "a divisor of the hidden_size %d".formatted(width));
        }
        return new GptNeoXConfig(
                fields.size("vocab_size"),
                width,
                fields.size("intermediate_size"),
                fields.size("num_hidden_layers"),
                heads,
                fields.size("max_position_embeddings", DEFAULT_CONTEXT),
                (float) fields.number("layer_norm_eps", DEFAULT_EPSILON),
                rotary(fields, width / heads),
                Activation.read(fields, "hidden_act", Activation.GELU, Activation.GELU, Activation.GELU_TANH),
                fields.flag("use_parallel_residual", true),
                fields.flag("attention_bias", true),
                fields.flag("tie_word_embeddings", false));
    }

    /// The share and the base have moved into `rope_parameters` in newer files.
    private static Rotary rotary(ConfigFields fields, int size) {
        double nested = fields.nested("rope_parameters").number("partial_rotary_factor", DEFAULT_SHARE);
        int rotated = (int) (size * fields.number(SHARE, nested));
        if (rotated < 2 || rotated > size || rotated % 2 != 0) {
            throw fields.wrong(SHARE, "a share that makes an even number of each head's %d features".formatted(size));
        }
        double theta = fields.number("rotary_emb_base", fields.number("rope_theta", DEFAULT_THETA));
        return RotaryFields.refine(new Rotary(size, rotated, theta, new RotaryScaling.None()), fields);
    }
}
