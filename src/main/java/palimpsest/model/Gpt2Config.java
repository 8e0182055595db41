package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `config.json` says of a model of the GPT-2 family.
///
/// @param vocabulary number of token ids
/// @param width hidden size
/// @param feedForward width inside the feed-forward part
/// @param blocks transformer blocks
/// @param heads attention heads
/// @param context positions, each with a learned embedding
/// @param normEpsilon added to the variance in layer normalisation
/// @param tiedHead whether the output embedding is the input embedding
/// @param prefix what the files put before every name but the head's: `transformer.` or nothing
public record Gpt2Config(
        int vocabulary,
        int width,
        int feedForward,
        int blocks,
        int heads,
        int context,
        float normEpsilon,
        boolean tiedHead,
        String prefix)
        implements FamilyConfig {
    /// The prefix of files that hold the model with its head.
    static final String PREFIX = "transformer.";

    private static final String EMBEDDING = "wte.weight";
    private static final String HEAD = "lm_head.weight";

    @Override
    public Gpt2Config named(Set<String> names) {
        String found = names.contains(EMBEDDING) ? "" : PREFIX;
        return new Gpt2Config(vocabulary, width, feedForward, blocks, heads, context, normEpsilon, tiedHead, found);
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> taken, int some) {
        return Optional.of(
                new Gpt2Config(some, width, feedForward, taken.size(), heads, context, normEpsilon, tiedHead, prefix));
    }

    @Override
    public Gpt2Config untied() {
        return new Gpt2Config(vocabulary, width, feedForward, blocks, heads, context, normEpsilon, false, prefix);
    }

    /// The causal mask, which older files carry.
    @Override
    public boolean isBuffer(String name) {
        return name.endsWith(".attn.bias") || name.endsWith(".attn.masked_bias");
    }

    @Override
    public String embeddingName() {
        return prefix + EMBEDDING;
    }

    @Override
    public String headName() {
        return HEAD;
    }

    @Override
    public void addTo(JsonObject json) {
        json.addProperty("vocab_size", vocabulary);
        json.addProperty("n_embd", width);
        json.addProperty("n_inner", feedForward);
        json.addProperty("n_layer", blocks);
        json.addProperty("n_head", heads);
        json.addProperty("n_positions", context);
        json.addProperty("n_ctx", context);
        json.addProperty("layer_norm_epsilon", normEpsilon);
        json.addProperty("activation_function", "gelu_new");
        json.addProperty("attn_pdrop", 0.0);
        json.addProperty("embd_pdrop", 0.0);
        json.addProperty("resid_pdrop", 0.0);
        json.addProperty("tie_word_embeddings", tiedHead);
    }

    @Override
    public DecoderGraph build(DecoderGraph graph) {
        return Gpt2Graph.build(this, graph);
    }
}
