package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// What `config.json` says of a model of the Gemma 2 family (arXiv 2408.00118): norms before and after each part, every
/// second block with a sliding window, soft caps.
///
/// @param queryScalar the products of queries and keys are divided by its root
/// @param scoreCap soft cap of the attention's scores, 0 for none
/// @param logitCap soft cap of the logits, 0 for none
/// @param attentionBias whether the attention's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record Gemma2Config(
        GatedSizes sizes,
        Rotary rotary,
        Windows windows,
        double queryScalar,
        float scoreCap,
        float logitCap,
        boolean attentionBias,
        boolean tiedHead)
        implements GemmaFamily {
    private static final GatedSizes.Absent ABSENT = new GatedSizes.Absent(4, 256, 8192);
    private static final double DEFAULT_THETA = 10_000;
    private static final int DEFAULT_WINDOW = 4096;
    private static final double DEFAULT_SCALAR = 256;
    private static final double DEFAULT_SCORE_CAP = 50;
    private static final double DEFAULT_LOGIT_CAP = 30;

    /// Reads the fields, with the defaults of Hugging Face's `Gemma2Config`.
    static Gemma2Config parse(ConfigFields fields) {
        GatedSizes sizes = GatedSizes.read(fields, ABSENT);
        GemmaFamily.requireTanhGelu(fields);
        fields.only("use_bidirectional_attention", false);
        int window = fields.size("sliding_window", DEFAULT_WINDOW);
        return new Gemma2Config(
                sizes,
                RotaryFields.read(fields, sizes.headSize(), DEFAULT_THETA),
                Windows.read(fields, window, sizes.blocks(), block -> block % 2 == 0),
                fields.positive("query_pre_attn_scalar", DEFAULT_SCALAR),
                fields.cap("attn_logit_softcapping", DEFAULT_SCORE_CAP),
                fields.cap("final_logit_softcapping", DEFAULT_LOGIT_CAP),
                fields.flag("attention_bias", false),
                fields.flag("tie_word_embeddings", true));
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
    public boolean postNorms() {
        return true;
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> blocks, int vocabulary) {
        GatedSizes some = sizes.with(blocks.size(), vocabulary);
        return Optional.of(new Gemma2Config(
                some, rotary, windows.only(blocks), queryScalar, scoreCap, logitCap, attentionBias, tiedHead));
    }

    @Override
    public Gemma2Config untied() {
        return new Gemma2Config(sizes, rotary, windows, queryScalar, scoreCap, logitCap, attentionBias, false);
    }

    @Override
    public void addOwnTo(JsonObject json) {
        GemmaFamily.super.addOwnTo(json);
        windows.addTo(json);
        addCapsTo(json, queryScalar, scoreCap, logitCap);
    }

    static void addCapsTo(JsonObject json, double queryScalar, float scoreCap, float logitCap) {
        json.addProperty("query_pre_attn_scalar", queryScalar);
        json.addProperty("attn_logit_softcapping", scoreCap == 0 ? null : scoreCap);
        json.addProperty("final_logit_softcapping", logitCap == 0 ? null : logitCap);
    }
}
