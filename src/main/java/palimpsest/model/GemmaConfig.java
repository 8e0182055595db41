package palimpsest.model;

import java.util.List;
import java.util.Optional;

/// What `config.json` says of a model of the first Gemma family (arXiv 2403.08295).
///
/// @param attentionBias whether the attention's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record GemmaConfig(GatedSizes sizes, Rotary rotary, boolean attentionBias, boolean tiedHead)
        implements GemmaFamily {
    private static final GatedSizes.Absent ABSENT = new GatedSizes.Absent(16, 256, 8192);
    private static final double DEFAULT_THETA = 10_000;

    /// Reads the fields, with the defaults of Hugging Face's `GemmaConfig`.
    static GemmaConfig parse(ConfigFields fields) {
        GatedSizes sizes = GatedSizes.read(fields, ABSENT);
        GemmaFamily.requireTanhGelu(fields);
        fields.only("use_bidirectional_attention", false);
        return new GemmaConfig(
                sizes,
                RotaryFields.read(fields, sizes.headSize(), DEFAULT_THETA),
                fields.flag("attention_bias", false),
                fields.flag("tie_word_embeddings", true));
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> blocks, int vocabulary) {
        GatedSizes some = sizes.with(blocks.size(), vocabulary);
        return Optional.of(new GemmaConfig(some, rotary, attentionBias, tiedHead));
    }

    @Override
    public GemmaConfig untied() {
        return new GemmaConfig(sizes, rotary, attentionBias, false);
    }
}
