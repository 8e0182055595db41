package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// What `config.json` says of a text model of the Gemma 3 family (arXiv 2503.19786): Gemma 2 with normalised queries
/// and keys instead of soft caps, most blocks with a sliding window and rotary positions of their own.
///
/// @param rotary positions of the blocks that see everything
/// @param localRotary positions of the blocks with a window
/// @param queryScalar the products of queries and keys are divided by its root
/// @param scoreCap soft cap of the attention's scores, 0 for none
/// @param logitCap soft cap of the logits, 0 for none
/// @param attentionBias whether the attention's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record Gemma3Config(
        GatedSizes sizes,
        Rotary rotary,
        Rotary localRotary,
        Windows windows,
        double queryScalar,
        float scoreCap,
        float logitCap,
        boolean attentionBias,
        boolean tiedHead)
        implements GemmaFamily {
    @Override
    public Rotary rotary(int block) {
        return windows.of(block) == 0 ? rotary : localRotary;
    }

    @Override
    public int window(int block) {
        return windows.of(block);
    }

    @Override
    public Attention attention(int block) {
        return GemmaFamily.super
                .attention(block)
                .scaled(1 / Math.sqrt(queryScalar))
                .capped(scoreCap);
    }

    @Override
    public boolean queryNorms() {
        return true;
    }

    @Override
    public boolean postNorms() {
        return true;
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> blocks, int vocabulary) {
        GatedSizes some = sizes.with(blocks.size(), vocabulary);
        return Optional.of(new Gemma3Config(
                some,
                rotary,
                localRotary,
                windows.only(blocks),
                queryScalar,
                scoreCap,
                logitCap,
                attentionBias,
                tiedHead));
    }

    @Override
    public Gemma3Config untied() {
        return new Gemma3Config(
                sizes, rotary, localRotary, windows, queryScalar, scoreCap, logitCap, attentionBias, false);
    }

    @Override
    public void addOwnTo(JsonObject json) {
        GemmaFamily.super.addOwnTo(json);
        windows.addTo(json);
        json.addProperty("rope_local_base_freq", localRotary.theta());
        Gemma2Config.addCapsTo(json, queryScalar, scoreCap, logitCap);
    }
}
