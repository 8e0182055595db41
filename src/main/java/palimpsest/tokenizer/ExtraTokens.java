package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The tokens that files beside a vocabulary add to it: `added_tokens.json`, the `added_tokens_decoder` of
/// `tokenizer_config.json`, and the control tokens that these files name.
final class ExtraTokens {
    private final Path folder;
    private final TreeMap<Integer, JsonObject> tokens = new TreeMap<>();

    ExtraTokens(Path folder) {
        this.folder = folder;
    }

    /// Adds one by hand, unless there is one of that id.
    void add(int id, String content, boolean special) {
        tokens.putIfAbsent(id, TokenizerParts.addedToken(id, content, special));
    }

    /// Adds what the files beside a vocabulary say.
    ///
    /// @param vocabulary ids by piece
    void addFromFiles(Map<String, Integer> vocabulary) {
        JsonObject config = JsonFile.readIfThere(folder.resolve("tokenizer_config.json"));
        if (config.get("added_tokens_decoder") instanceof JsonObject decoder) {
            decoder.asMap().forEach((id, token) -> addDescribed(Integer.parseInt(id), token.getAsJsonObject()));
        }
        JsonObject added = JsonFile.readIfThere(folder.resolve("added_tokens.json"));
        Set<String> named = ControlTokens.named(folder);
        added.asMap().forEach((content, id) -> add(id.getAsInt(), content, named.contains(content)));
        Map<String, Integer> known = new HashMap<>(vocabulary);
        named.stream().filter(known::containsKey).forEach(content -> add(known.get(content), content, true));
    }

    /// Appends to a `tokenizer.json` the tokens that only `tokenizer_config.json` describes, as long as their ids go on
    /// from the last one; the library could not give them other ids.
    static void complete(Path folder, TokenizerJson json) {
        Map<String, Integer> known = json.pieces();
        ExtraTokens extra = new ExtraTokens(folder);
        extra.addFromFiles(known);
        int next = known.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        for (JsonElement token : extra.toJson()) {
            JsonObject described = token.getAsJsonObject();
            boolean fresh = !known.containsKey(described.get("content").getAsString());
            if (fresh && described.get("id").getAsInt() == next) {
                json.add(described);
                next++;
            }
        }
    }

    private void addDescribed(int id, JsonObject token) {
        JsonObject copy = TokenizerParts.addedToken(id, token.get("content").getAsString(), false);
        for (Map.Entry<String, JsonElement> field : token.asMap().entrySet()) {
            if (copy.has(field.getKey())) {
                copy.add(field.getKey(), field.getValue());
            }
        }
        tokens.putIfAbsent(id, copy);
    }

    /// In the order of their ids, which is the order the library numbers them in.
    JsonArray toJson() {
        JsonArray array = new JsonArray(tokens.size());
        tokens.values().forEach(array::add);
        return array;
    }
}
