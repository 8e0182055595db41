package palimpsest.model;

import com.google.gson.JsonObject;

/// What the three generations of Gemma have in common: scales of norms counted from 1, an embedding multiplied by the
/// root of the width, GeGLU.
sealed interface GemmaFamily extends GatedConfig permits GemmaConfig, Gemma2Config, Gemma3Config {
    boolean attentionBias();

    @Override
    default boolean queryBias() {
        return attentionBias();
    }

    @Override
    default boolean outputBias() {
        return attentionBias();
    }

    @Override
    default float normStart() {
        return 0;
    }

    @Override
    default float embeddingScale() {
        return (float) Math.sqrt(sizes().width());
    }

    @Override
    default Activation activation() {
        return Activation.GELU_TANH;
    }

    /// The older `hidden_act` means nothing where this field is absent, as in Hugging Face's own reading.
    static void requireTanhGelu(ConfigFields fields) {
        Activation.read(fields, "hidden_activation", Activation.GELU_TANH, Activation.GELU_TANH);
    }

    @Override
    default void addOwnTo(JsonObject json) {
        json.addProperty("hidden_act", "gelu_pytorch_tanh");
        json.addProperty("hidden_activation", "gelu_pytorch_tanh");
        json.addProperty("attention_bias", attentionBias());
    }
}
