package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// What `config.json` says of a model of the Llama family, and of Mistral, which is a Llama with a sliding window.
///
/// @param window how many tokens a query sees (arXiv 2310.06825), 0 for all
/// @param attentionBias whether the attention's linear layers have a bias
/// @param feedForwardBias whether the feed-forward's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record LlamaConfig(
        GatedSizes sizes, Rotary rotary, int window, boolean attentionBias, boolean feedForwardBias, boolean tiedHead)
        implements GatedConfig {
    /// A Llama with plain rotary positions that sees its whole context.
    ///
    /// @param ropeTheta base of the rotary angles
    public LlamaConfig(
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
            boolean tiedHead) {
        this(
                new GatedSizes(vocabulary, width, feedForward, blocks, heads, keyHeads, headSize, context, normEpsilon),
                new Rotary(headSize, ropeTheta),
                0,
                attentionBias,
                feedForwardBias,
                tiedHead);
    }

    @Override
    public int window(int block) {
        return window;
    }

    @Override
    public boolean queryBias() {
        return attentionBias;
    }

    @Override
    public boolean outputBias() {
        return attentionBias;
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> blocks, int vocabulary) {
        GatedSizes some = sizes.with(blocks.size(), vocabulary);
        return Optional.of(new LlamaConfig(some, rotary, window, attentionBias, feedForwardBias, tiedHead));
    }

    @Override
    public LlamaConfig untied() {
        return new LlamaConfig(sizes, rotary, window, attentionBias, feedForwardBias, false);
    }

    @Override
    public void addOwnTo(JsonObject json) {
        json.addProperty("attention_bias", attentionBias);
        json.addProperty("mlp_bias", feedForwardBias);
        if (window > 0) {
            json.addProperty("sliding_window", window);
        }
    }
}
