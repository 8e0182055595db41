package palimpsest.model;

/// Reads the fields of a Gemma 3 text model's `config.json`, with the defaults of Hugging Face's `Gemma3TextConfig`.
final class Gemma3Fields {
    private static final GatedSizes.Absent ABSENT = new GatedSizes.Absent(4, 256, 131_072);
    private static final double DEFAULT_THETA = 1_000_000;
    private static final double DEFAULT_LOCAL_THETA = 10_000;
    private static final int DEFAULT_WINDOW = 4096;
    private static final int DEFAULT_PATTERN = 6;
    private static final double DEFAULT_SCALAR = 256;
    private static final String ROPE = "rope_parameters";

    private Gemma3Fields() {}

    /// @throws palimpsest.tensor.InputException if a field is missing, impossible, or asks for something not built
    static Gemma3Config parse(ConfigFields fields) {
        GatedSizes sizes = GatedSizes.read(fields, ABSENT);
        GemmaFamily.requireTanhGelu(fields);
        fields.only("use_bidirectional_attention", false);
        int window = fields.size("sliding_window", DEFAULT_WINDOW);
        int pattern = fields.size("sliding_window_pattern", DEFAULT_PATTERN);
        return new Gemma3Config(
                sizes,
                global(fields, sizes.headSize()),
                local(fields, sizes.headSize()),
                Windows.read(fields, window, sizes.blocks(), block -> (block + 1) % pattern != 0),
                fields.positive("query_pre_attn_scalar", DEFAULT_SCALAR),
                fields.cap("attn_logit_softcapping", 0),
                fields.cap("final_logit_softcapping", 0),
                fields.flag("attention_bias", false),
                fields.flag("tie_word_embeddings", true));
    }

    /// Newer files have an object of rotary positions for each type of layer.
    private static Rotary global(ConfigFields fields, int size) {
        Rotary rotary = RotaryFields.read(fields, size, DEFAULT_THETA);
        return RotaryFields.refine(rotary, fields.nested(ROPE).nested(Windows.FULL), Windows.FULL);
    }

    /// Only blocks that see everything have their positions scaled by the older `rope_scaling`.
    private static Rotary local(ConfigFields fields, int size) {
        Rotary rotary = new Rotary(size, fields.number("rope_local_base_freq", DEFAULT_LOCAL_THETA));
        return RotaryFields.refine(rotary, fields.nested(ROPE).nested(Windows.SLIDING), Windows.SLIDING);
    }
}
