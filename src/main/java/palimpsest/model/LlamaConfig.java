package palimpsest.model;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import palimpsest.tensor.Shape;

/// What `config.json` says of a model of the Llama family.
///
/// @param vocabulary number of token ids
/// @param width hidden size
/// @param feedForward width inside the feed-forward part
/// @param blocks transformer blocks
/// @param heads query heads
/// @param keyHeads key and value heads; `heads` without grouped queries
/// @param headSize width of a head
/// @param context most positions
/// @param normEpsilon added to the mean square in RMSNorm
/// @param ropeTheta base of the rotary angles
/// @param attentionBias whether the attention's linear layers have a bias
/// @param feedForwardBias whether the feed-forward's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record LlamaConfig(
        int vocabulary,
        int width,
        int feedForward,
        int blocks,
        int heads,
        int keyHeads,
        int headSize,
        int context,
        float normEpsilon,
        double ropeTheta,
        boolean attentionBias,
        boolean feedForwardBias,
        boolean tiedHead)
        implements FamilyConfig {
    private static final String EMBEDDING = "model.embed_tokens.weight";
    private static final String FINAL_NORM = "model.norm.weight";
    private static final String HEAD = "lm_head.weight";

    @Override
    public SequencedMap<String, Shape> weightShapes() {
        int queries = heads * headSize;
        int keys = keyHeads * headSize;
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(EMBEDDING, Shape.of(vocabulary, width));
        for (int block = 0; block < blocks; block++) {
            String prefix = "model.layers." + block + ".";
            shapes.put(prefix + "input_layernorm.weight", Shape.of(width));
            linear(shapes, prefix + "self_attn.q_proj", queries, width, attentionBias);
            linear(shapes, prefix + "self_attn.k_proj", keys, width, attentionBias);
            linear(shapes, prefix + "self_attn.v_proj", keys, width, attentionBias);
            linear(shapes, prefix + "self_attn.o_proj", width, queries, attentionBias);
            shapes.put(prefix + "post_attention_layernorm.weight", Shape.of(width));
            linear(shapes, prefix + "mlp.gate_proj", feedForward, width, feedForwardBias);
            linear(shapes, prefix + "mlp.up_proj", feedForward, width, feedForwardBias);
            linear(shapes, prefix + "mlp.down_proj", width, feedForward, feedForwardBias);
        }
        shapes.put(FINAL_NORM, Shape.of(width));
        if (!tiedHead) {
            shapes.put(HEAD, Shape.of(vocabulary, width));
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
    public LlamaConfig untied() {
        return new LlamaConfig(
                vocabulary,
                width,
                feedForward,
                blocks,
                heads,
                keyHeads,
                headSize,
                context,
                normEpsilon,
                ropeTheta,
                attentionBias,
                feedForwardBias,
                false);
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
    public void addTo(JsonObject json) {
        json.addProperty("vocab_size", vocabulary);
        json.addProperty("hidden_size", width);
        json.addProperty("intermediate_size", feedForward);
        json.addProperty("num_hidden_layers", blocks);
        json.addProperty("num_attention_heads", heads);
        json.addProperty("num_key_value_heads", keyHeads);
        json.addProperty("head_dim", headSize);
        json.addProperty("max_position_embeddings", context);
        json.addProperty("rms_norm_eps", normEpsilon);
        json.addProperty("rope_theta", ropeTheta);
        json.add("rope_scaling", JsonNull.INSTANCE);
        json.addProperty("hidden_act", "silu");
        json.addProperty("attention_bias", attentionBias);
        json.addProperty("mlp_bias", feedForwardBias);
        json.addProperty("attention_dropout", 0.0);
        json.addProperty("tie_word_embeddings", tiedHead);
    }

    @Override
    public DecoderGraph build(DecoderGraph graph) {
        return LlamaGraph.build(this, graph);
    }
}
