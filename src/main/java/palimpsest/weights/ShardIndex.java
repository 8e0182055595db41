package palimpsest.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.tensor.InputException;

/// Reads `model.safetensors.index.json`: which tensor is in which file.
final class ShardIndex {
    private ShardIndex() {}

    /// File names by tensor name, in the order of the index.
    static Map<String, String> read(Path index) {
        JsonObject map = weightMap(index);
        if (map == null || map.isEmpty()) {
            throw new InputException(
                    "%s has no \"weight_map\" of tensor names to files; fetch it again.".formatted(index));
        }
        Map<String, String> shardOf = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
            if (!entry.getValue().isJsonPrimitive()) {
                throw new InputException("%s: the file of tensor %s is not a name; fetch the index again."
                        .formatted(index, entry.getKey()));
            }
            String shard = entry.getValue().getAsString();
            if (!isPlainName(shard)) {
                throw new InputException(("%s places tensor %s in \"%s\", outside its own folder, so it is not opened; "
                                + "shards must be plain *.safetensors names beside the index.")
                        .formatted(index, entry.getKey(), shard));
            }
            shardOf.put(entry.getKey(), shard);
        }
        return shardOf;
    }

    private static JsonObject weightMap(Path index) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(index));
            return root.isJsonObject() && root.getAsJsonObject().get("weight_map") instanceof JsonObject map
                    ? map
                    : null;
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(index, e.getMessage()), e);
        } catch (JsonParseException e) {
            throw new InputException("%s is not valid JSON; fetch it again.".formatted(index), e);
        }
    }

    private static boolean isPlainName(String name) {
        return name.endsWith(".safetensors") && name.chars().allMatch(c -> c != '/' && c != '\\' && c != ':' && c != 0);
    }
}
