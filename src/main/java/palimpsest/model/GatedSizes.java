package palimpsest.model;

import com.google.gson.JsonObject;

/// The sizes of Llama and of the families that descend from it.
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
public record GatedSizes(
        int vocabulary,
        int width,
        int feedForward,
        int blocks,
        int heads,
        int keyHeads,
        int headSize,
        int context,
        float normEpsilon) {
    private static final double DEFAULT_EPSILON = 1e-6;

    /// What a family takes where the file lacks a field; where the file says null, key heads are as many as heads, and
    /// they share the width.
    ///
    /// @param keyHeads 0 for as many as heads
    /// @param headSize 0 for the width shared among the heads
    record Absent(int keyHeads, int headSize, int context) {}

    static GatedSizes read(ConfigFields fields, Absent absent) {
        int width = fields.size("hidden_size");
        int heads = fields.size("num_attention_heads");
        int keyHeads = size(fields, "num_key_value_heads", absent.keyHeads, heads);
        if (heads % keyHeads != 0) {
            throw fields.wrong("num_key_value_heads", "a divisor of the %d attention heads".formatted(heads));
        }
        int headSize = size(fields, "head_dim", absent.headSize, 0);
        if (headSize == 0 && width % heads != 0) {
            throw fields.wrong("num_attention_heads", "a divisor of the hidden_size %d".formatted(width));
        }
        return new GatedSizes(
                fields.size("vocab_size"),
                width,
                fields.size("intermediate_size"),
                fields.size("num_hidden_layers"),
                heads,
                keyHeads,
                headSize == 0 ? width / heads : headSize,
                fields.size("max_position_embeddings", absent.context),
                (float) fields.number("rms_norm_eps", DEFAULT_EPSILON));
    }

    private static int size(ConfigFields fields, String name, int absent, int none) {
        return fields.json().has(name) || absent == 0 ? fields.size(name, none) : absent;
    }

    /// These with another number of blocks and another vocabulary.
    GatedSizes with(int otherBlocks, int otherVocabulary) {
        return new GatedSizes(
                otherVocabulary, width, feedForward, otherBlocks, heads, keyHeads, headSize, context, normEpsilon);
    }

    /// Features of all queries.
    int queries() {
        return heads * headSize;
    }

    /// Features of all keys, and of all values.
    int keys() {
        return keyHeads * headSize;
    }

    /// Adds the fields of `config.json`.
    void addTo(JsonObject json) {
        json.addProperty("vocab_size", vocabulary);
        json.addProperty("hidden_size", width);
        json.addProperty("intermediate_size", feedForward);
        json.addProperty("num_hidden_layers", blocks);
        json.addProperty("num_attention_heads", heads);
        json.addProperty("num_key_value_heads", keyHeads);
        json.addProperty("head_dim", headSize);
        json.addProperty("max_position_embeddings", context);
        json.addProperty("rms_norm_eps", normEpsilon);
    }
}
