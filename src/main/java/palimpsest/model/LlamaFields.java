package palimpsest.model;

import palimpsest.tensor.InputException;

/// Reads the fields of a Llama's or Mistral's `config.json`, with the defaults of Hugging Face's `LlamaConfig` and
/// `MistralConfig`.
final class LlamaFields {
    private static final double DEFAULT_THETA = 10_000;
    private static final GatedSizes.Absent LLAMA = new GatedSizes.Absent(0, 0, 2048);
    private static final GatedSizes.Absent MISTRAL = new GatedSizes.Absent(8, 0, 131_072);
    private static final int MISTRAL_WINDOW = 4096;
    private static final String WINDOW = "sliding_window";

    private LlamaFields() {}

    /// @throws InputException if a field is missing, impossible, or asks for something not built yet
    static LlamaConfig parse(ConfigFields fields) {
        GatedSizes sizes = GatedSizes.read(fields, LLAMA);
        if (fields.flag("use_sliding_window", true) && fields.size(WINDOW, sizes.context()) < sizes.context()) {
            throw new InputException(("%s gives a Llama a sliding window of %s tokens, which only Mistral has; if this "
                            + "is a Mistral, set \"architectures\" to [\"MistralForCausalLM\"].")
                    .formatted(fields.file(), fields.json().get(WINDOW)));
        }
        return new LlamaConfig(
                sizes,
                rotary(fields, sizes),
                0,
                fields.flag("attention_bias", false),
                fields.flag("mlp_bias", false),
                fields.flag("tie_word_embeddings", false));
    }

    /// Every block of a Mistral has the window.
    static LlamaConfig parseMistral(ConfigFields fields) {
        GatedSizes sizes = GatedSizes.read(fields, MISTRAL);
        int window = fields.json().has(WINDOW) ? fields.size(WINDOW, sizes.context()) : MISTRAL_WINDOW;
        return new LlamaConfig(
                sizes,
                rotary(fields, sizes),
                window < sizes.context() ? window : 0,
                false,
                false,
                fields.flag("tie_word_embeddings", false));
    }

    private static Rotary rotary(ConfigFields fields, GatedSizes sizes) {
        Activation.read(fields, "hidden_act", Activation.SILU, Activation.SILU);
        return RotaryFields.read(fields, sizes.headSize(), DEFAULT_THETA);
    }
}
