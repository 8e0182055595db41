package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/// What `config.json` says of a model of the Qwen2 family (arXiv 2407.10671): a Llama with a bias on queries, keys and
/// values, whose upper blocks may have a sliding window.
///
/// @param tiedHead whether the output embedding is the input embedding
public record Qwen2Config(GatedSizes sizes, Rotary rotary, Windows windows, boolean tiedHead) implements GatedConfig {
    private static final GatedSizes.Absent ABSENT = new GatedSizes.Absent(32, 0, 32_768);
    private static final double DEFAULT_THETA = 10_000;
    private static final int DEFAULT_WINDOW = 4096;
    private static final int DEFAULT_FIRST = 28;

    /// Reads the fields, with the defaults of Hugging Face's `Qwen2Config`.
    static Qwen2Config parse(ConfigFields fields) {
        GatedSizes sizes = GatedSizes.read(fields, ABSENT);
        Activation.read(fields, "hidden_act", Activation.SILU, Activation.SILU);
        return new Qwen2Config(
                sizes,
                RotaryFields.read(fields, sizes.headSize(), DEFAULT_THETA),
                windows(fields, sizes.blocks()),
                fields.flag("tie_word_embeddings", false));
    }

    /// Off unless `use_sliding_window` is set; then the first `max_window_layers` blocks still see everything.
    static Windows windows(ConfigFields fields, int blocks) {
        if (!fields.flag("use_sliding_window", false)) {
            return Windows.none(blocks);
        }
        int first = fields.count("max_window_layers", DEFAULT_FIRST);
        return Windows.read(fields, fields.size("sliding_window", DEFAULT_WINDOW), blocks, block -> block >= first);
    }

    static void addWindowsTo(JsonObject json, Windows windows) {
        json.addProperty("use_sliding_window", windows.any());
        windows.addTo(json);
    }

    @Override
    public int window(int block) {
        return windows.of(block);
    }

    @Override
    public boolean queryBias() {
        return true;
    }

    @Override
    public Optional<FamilyConfig> excerpt(List<Integer> blocks, int vocabulary) {
        GatedSizes some = sizes.with(blocks.size(), vocabulary);
        return Optional.of(new Qwen2Config(some, rotary, windows.only(blocks), tiedHead));
    }

    @Override
    public Qwen2Config untied() {
        return new Qwen2Config(sizes, rotary, windows, false);
    }

    @Override
    public void addOwnTo(JsonObject json) {
        addWindowsTo(json, windows);
    }
}
