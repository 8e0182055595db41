package palimpsest.model;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// What makes a model a Llama: rotary positions, RMS norms, grouped-query attention, a gated feed-forward part.
///
/// @param heads query heads
/// @param keyValueHeads key and value heads, a divisor of `heads`
/// @param headSize features of a head, even
/// @param feedForwardWidth features between the two halves of the feed-forward part
/// @param normEpsilon added to the mean square in each norm
/// @param ropeTheta base of the rotary frequencies
/// @param attentionBias whether the four attention projections have biases
/// @param feedForwardBias whether the three feed-forward projections have biases
public record LlamaConfig(
        int heads,
        int keyValueHeads,
        int headSize,
        int feedForwardWidth,
        double normEpsilon,
        double ropeTheta,
        boolean attentionBias,
        boolean feedForwardBias)
        implements FamilyConfig {
    private static final double DEFAULT_EPSILON = 1e-6;
    private static final double DEFAULT_THETA = 10_000;
    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final String HEAD = "lm_head.weight";
    private static final String FINAL_NORM = "model.norm.weight";

    /// @throws InputException if a field is missing, impossible, or asks for something not built yet
    static LlamaConfig parse(ConfigFields fields) {
        int width = fields.size("hidden_size");
        int heads = fields.size("num_attention_heads");
        int keyValueHeads = fields.size("num_key_value_heads", heads);
        if (heads % keyValueHeads != 0) {
            throw fields.wrong("num_key_value_heads", "a divisor of the %d attention heads".formatted(heads));
        }
        if (fields.value("head_dim").isEmpty() && width % heads != 0) {
            throw fields.wrong("num_attention_heads", "a divisor of the hidden_size %d".formatted(width));
        }
        int headSize = fields.size("head_dim", width / heads);
        if (headSize % 2 != 0) {
            throw fields.wrong("head_dim", "an even number of features for the rotary positions");
        }
        String activation = fields.text("hidden_act", "silu");
        if (!activation.equals("silu") && !activation.equals("swish")) {
            throw fields.wrong("hidden_act", "\"silu\", the only activation known for this family,");
        }
        return new LlamaConfig(
                heads,
                keyValueHeads,
                headSize,
                fields.size("intermediate_size"),
                fields.number("rms_norm_eps", DEFAULT_EPSILON),
                ropeTheta(fields),
                fields.flag("attention_bias", false),
                fields.flag("mlp_bias", false));
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

    @Override
    public SequencedMap<String, Shape> weightShapes(ModelConfig config) {
        int width = config.width();
        int queries = heads * headSize;
        int keys = keyValueHeads * headSize;
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(EMBEDDING, Shape.of(config.vocabularySize(), width));
        for (int layer = 0; layer < config.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            shapes.put(prefix + "input_layernorm.weight", Shape.of(width));
            linear(shapes, prefix + "self_attn.q_proj", queries, width, attentionBias);
            linear(shapes, prefix + "self_attn.k_proj", keys, width, attentionBias);
            linear(shapes, prefix + "self_attn.v_proj", keys, width, attentionBias);
            linear(shapes, prefix + "self_attn.o_proj", width, queries, attentionBias);
            shapes.put(prefix + "post_attention_layernorm.weight", Shape.of(width));
            linear(shapes, prefix + "mlp.gate_proj", feedForwardWidth, width, feedForwardBias);
            linear(shapes, prefix + "mlp.up_proj", feedForwardWidth, width, feedForwardBias);
            linear(shapes, prefix + "mlp.down_proj", width, feedForwardWidth, feedForwardBias);
        }
        shapes.put(FINAL_NORM, Shape.of(width));
        if (!config.tiedHead()) {
            shapes.put(HEAD, Shape.of(config.vocabularySize(), width));
        }
        return shapes;
    }

    private static void linear(SequencedMap<String, Shape> shapes, String name, int out, int in, boolean bias) {
        shapes.put(name + ".weight", Shape.of(out, in));
        if (bias) {
            shapes.put(name + ".bias", Shape.of(out));
        }
    }

    @Override
    public boolean isBuffer(String name) {
        return name.endsWith("rotary_emb.inv_freq");
    }

    @Override
    public String embeddingName() {
        return EMBEDDING;
    }

    @Override
    public String headName() {
        return HEAD;
    }

    @Override
    public void addTo(JsonObject json, ModelConfig config) {
        json.addProperty("intermediate_size", feedForwardWidth);
        json.addProperty("num_attention_heads", heads);
        json.addProperty("num_key_value_heads", keyValueHeads);
        json.addProperty("head_dim", headSize);
        json.addProperty("rms_norm_eps", normEpsilon);
        json.addProperty("rope_theta", ropeTheta);
        json.add("rope_scaling", JsonNull.INSTANCE);
        json.addProperty("hidden_act", "silu");
        json.addProperty("attention_bias", attentionBias);
        json.addProperty("mlp_bias", feedForwardBias);
        json.addProperty("attention_dropout", 0.0);
    }
}
