package palimpsest.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Which blocks attend over a sliding window instead of all tokens before.
///
/// @param size tokens a query of such a block sees, its own the last of them
/// @param sliding for each block whether it does
public record Windows(int size, List<Boolean> sliding) {
    static final String SLIDING = "sliding_attention";
    static final String FULL = "full_attention";

    public Windows {
        sliding = List.copyOf(sliding);
    }

    static Windows none(int blocks) {
        return new Windows(0, Collections.nCopies(blocks, false));
    }

    static Windows where(int size, int blocks, IntPredicate slides) {
        return new Windows(
                size, IntStream.range(0, blocks).mapToObj(slides::test).toList());
    }

    /// Reads `layer_types`, which newer files have.
    ///
    /// @param size of the windows
    /// @param absent which blocks slide where the file does not say
    static Windows read(ConfigFields fields, int size, int blocks, IntPredicate absent) {
        JsonElement types = fields.value("layer_types").orElse(null);
        if (types == null) {
            return where(size, blocks, absent);
        }
        if (!(types instanceof JsonArray list) || list.size() != blocks) {
            throw fields.wrong("layer_types", "a list of a type for each of the %d layers".formatted(blocks));
        }
        return where(size, blocks, block -> slides(fields, list.get(block)));
    }

    private static boolean slides(ConfigFields fields, JsonElement type) {
        String name = type.isJsonPrimitive() ? type.getAsString() : "";
        if (!name.equals(SLIDING) && !name.equals(FULL)) {
            throw fields.wrong("layer_types", "only \"%s\" and \"%s\"".formatted(FULL, SLIDING));
        }
        return name.equals(SLIDING);
    }

    /// The window of a block, 0 for all tokens.
    int of(int block) {
        return sliding.get(block) ? size : 0;
    }

    /// The windows of some of the blocks.
    Windows only(List<Integer> blocks) {
        return new Windows(size, blocks.stream().map(sliding::get).toList());
    }

    boolean any() {
        return sliding.contains(true);
    }

    /// Adds the fields of `config.json`.
    void addTo(JsonObject json) {
        json.add("sliding_window", any() ? new JsonPrimitive(size) : JsonNull.INSTANCE);
        JsonArray types = new JsonArray();
        sliding.forEach(slides -> types.add(slides ? SLIDING : FULL));
        json.add("layer_types", types);
    }
}
