package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// What `config.json` says of a model of the GPT-NeoX family (arXiv 2204.06745; Pythia, arXiv 2304.01373).
///
/// @param vocabulary number of token ids
/// @param width hidden size
/// @param feedForward width inside the feed-forward part
/// @param blocks transformer blocks
/// @param heads attention heads
/// @param context most positions
/// @param normEpsilon added to the variance in layer normalisation
/// @param rotary positions of the first features of each head
/// @param activation of the feed-forward part
/// @param parallel whether attention and feed-forward part both read the block's input
/// @param attentionBias whether the attention's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record GptNeoXConfig(
        int vocabulary,
        int width,
        int feedForward,
        int blocks,
        int heads,
        int context,
        float normEpsilon,
        Rotary rotary,
        Activation activation,
        boolean parallel,
        boolean attentionBias,
        boolean tiedHead)
        implements FamilyConfig {
    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> taken, int some) {
        return Optional.of(new GptNeoXConfig(
                some,
                width,
                feedForward,
                taken.size(),
                heads,
                context,
                normEpsilon,
                rotary,
                activation,
                parallel,
                attentionBias,
                tiedHead));
    }

    @Override
    public GptNeoXConfig untied() {
        return new GptNeoXConfig(
                vocabulary,
                width,
                feedForward,
                blocks,
                heads,
                context,
                normEpsilon,
                rotary,
                activation,
                parallel,
                attentionBias,
                false);
    }

    /// The causal mask and the angles, which older files carry.
    @Override
    public boolean isBuffer(String name) {
        return name.endsWith(".attention.bias")
                || name.endsWith(".attention.masked_bias")
                || name.endsWith(".rotary_emb.inv_freq");
    }

    @Override
    public String embeddingName() {
        return "gpt_neox.embed_in.weight";
    }

    @Override
    public String headName() {
        return "embed_out.weight";
    }

    @Override
    public DecoderGraph build(DecoderGraph graph) {
        return GptNeoXGraph.build(this, graph);
    }

    @Override
    public void addTo(JsonObject json) {
        json.addProperty("vocab_size", vocabulary);
        json.addProperty("hidden_size", width);
        json.addProperty("intermediate_size", feedForward);
        json.addProperty("num_hidden_layers", blocks);
        json.addProperty("num_attention_heads", heads);
        json.addProperty("max_position_embeddings", context);
        json.addProperty("layer_norm_eps", normEpsilon);
        json.addProperty("rotary_emb_base", rotary.theta());
        json.addProperty("rotary_pct", (double) rotary.rotated() / rotary.size());
        json.add("rope_scaling", rotary.scaling().toJson());
        json.addProperty("hidden_act", activation.jsonName());
        json.addProperty("use_parallel_residual", parallel);
        json.addProperty("attention_bias", attentionBias);
        json.addProperty("attention_dropout", 0.0);
        json.addProperty("hidden_dropout", 0.0);
        json.addProperty("tie_word_embeddings", tiedHead);
    }
}
