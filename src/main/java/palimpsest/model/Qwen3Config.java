package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// What `config.json` says of a model of the Qwen3 family (arXiv 2505.09388): a Llama whose queries and keys are
/// normalised head by head, with a head width apart from the hidden size.
///
/// @param attentionBias whether the attention's linear layers have a bias
/// @param tiedHead whether the output embedding is the input embedding
public record Qwen3Config(GatedSizes sizes, Rotary rotary, Windows windows, boolean attentionBias, boolean tiedHead)
        implements GatedConfig {
    private static final GatedSizes.Absent ABSENT = new GatedSizes.Absent(32, 128, 32_768);
    private static final double DEFAULT_THETA = 10_000;

    /// Reads the fields, with the defaults of Hugging Face's `Qwen3Config`.
    static Qwen3Config parse(ConfigFields fields) {
        GatedSizes sizes = GatedSizes.read(fields, ABSENT);
        Activation.read(fields, "hidden_act", Activation.SILU, Activation.SILU);
        return new Qwen3Config(
                sizes,
                RotaryFields.read(fields, sizes.headSize(), DEFAULT_THETA),
                Qwen2Config.windows(fields, sizes.blocks()),
                fields.flag("attention_bias", false),
                fields.flag("tie_word_embeddings", false));
    }

    @Override
    public int window(int block) {
        return windows.of(block);
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
    public boolean queryNorms() {
        return true;
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> blocks, int vocabulary) {
        GatedSizes some = sizes.with(blocks.size(), vocabulary);
        return Optional.of(new Qwen3Config(some, rotary, windows.only(blocks), attentionBias, tiedHead));
    }

    @Override
    public Qwen3Config untied() {
        return new Qwen3Config(sizes, rotary, windows, attentionBias, false);
    }

    @Override
    public void addOwnTo(JsonObject json) {
        json.addProperty("attention_bias", attentionBias);
        Qwen2Config.addWindowsTo(json, windows);
    }
}
