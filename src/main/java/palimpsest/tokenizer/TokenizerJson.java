package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A parsed `tokenizer.json`, and the two forms of it this program runs.
///
/// Neither form puts tokens around a text, cuts it or pads it. In the plain form no text can become a control token:
/// every control token is renamed to something that no text holds, keeping its id.
record TokenizerJson(JsonObject root) {
    private static final String CONTENT = "content";
    private static final String UNKNOWN_TOKEN = "unk_token";

    JsonObject model() {
        return root.getAsJsonObject("model");
    }

    /// The tokens that stand beside the model's own vocabulary, in the order of the file.
    Map<Integer, JsonObject> addedTokens() {
        Map<Integer, JsonObject> added = new LinkedHashMap<>();
        if (root.get("added_tokens") instanceof JsonArray tokens) {
            for (JsonElement token : tokens) {
                added.put(token.getAsJsonObject().get("id").getAsInt(), token.getAsJsonObject());
            }
        }
        return added;
    }

    /// Adds a token beside the model's own vocabulary.
    void add(JsonObject token) {
        if (!(root.get("added_tokens") instanceof JsonArray)) {
            root.add("added_tokens", new JsonArray());
        }
        root.getAsJsonArray("added_tokens").add(token);
    }

    /// Ids by piece: the model's vocabulary and the added tokens.
    Map<String, Integer> pieces() {
        Map<String, Integer> pieces = new HashMap<>();
        switch (model().get("vocab")) {
            case JsonObject vocabulary -> vocabulary.asMap().forEach((piece, id) -> pieces.put(piece, id.getAsInt()));
            case JsonArray scored -> {
                for (int id = 0; id < scored.size(); id++) {
                    pieces.put(scored.get(id).getAsJsonArray().get(0).getAsString(), id);
                }
            }
            case null, default -> throw new IllegalStateException("no vocab");
        }
        addedTokens().forEach((id, token) -> pieces.put(token.get(CONTENT).getAsString(), id));
        return pieces;
    }

    /// The piece for what the vocabulary cannot spell, or null.
    String unknownPiece() {
        if (model().get(UNKNOWN_TOKEN) instanceof JsonElement token && token.isJsonPrimitive()) {
            return token.getAsString();
        }
        if (model().get("unk_id") instanceof JsonElement id
                && id.isJsonPrimitive()
                && model().get("vocab") instanceof JsonArray scored) {
            return scored.get(id.getAsInt()).getAsJsonArray().get(0).getAsString();
        }
        return null;
    }

    /// The form in which a literal control token in a text becomes that token.
    String withControlTokens() {
        return bare().toString();
    }

    /// The form in which a literal control token in a text is plain text.
    ///
    /// @param control the pieces of the control tokens
    String withoutControlTokens(Set<String> control) {
        JsonObject plain = bare();
        if (plain.get("added_tokens") instanceof JsonArray tokens) {
            for (JsonElement token : tokens) {
                rename(token.getAsJsonObject(), CONTENT, control);
            }
        }
        JsonObject model = new JsonObject();
        model().asMap().forEach(model::add);
        plain.add("model", model);
        rename(model, UNKNOWN_TOKEN, control);
        model.add("vocab", renamed(model.get("vocab"), control));
        if (model.get("merges") instanceof JsonArray merges) {
            JsonArray kept = new JsonArray(merges.size());
            merges.asList().stream().filter(merge -> !touches(merge, control)).forEach(kept::add);
            model.add("merges", kept);
        }
        return plain.toString();
    }

    /// A copy whose parts may be replaced; only the model is shared, for its size.
    private JsonObject bare() {
        JsonObject copy = new JsonObject();
        root.asMap().forEach((key, value) -> copy.add(key, key.equals("model") ? value : value.deepCopy()));
        copy.add("truncation", JsonNull.INSTANCE);
        copy.add("padding", JsonNull.INSTANCE);
        copy.add("post_processor", JsonNull.INSTANCE); // adds tokens and trims spaces off the offsets
        return copy;
    }

    private static JsonElement renamed(JsonElement vocabulary, Set<String> control) {
        if (vocabulary instanceof JsonArray scored) {
            JsonArray renamed = new JsonArray(scored.size());
            for (JsonElement entry : scored) {
                String piece = entry.getAsJsonArray().get(0).getAsString();
                JsonElement kept = entry;
                if (control.contains(piece)) {
                    kept = entry.deepCopy();
                    kept.getAsJsonArray().set(0, new JsonPrimitive(unwritable(piece)));
                }
                renamed.add(kept);
            }
            return renamed;
        }
        JsonObject renamed = new JsonObject();
        vocabulary
                .getAsJsonObject()
                .asMap()
                .forEach((piece, id) -> renamed.add(control.contains(piece) ? unwritable(piece) : piece, id));
        return renamed;
    }

    private static void rename(JsonObject object, String field, Set<String> control) {
        if (object.get(field) instanceof JsonElement value
                && value.isJsonPrimitive()
                && control.contains(value.getAsString())) {
            object.addProperty(field, unwritable(value.getAsString()));
        }
    }

    /// A merge that takes or makes a control token; it comes as one string or as a pair.
    private static boolean touches(JsonElement merge, Set<String> control) {
        String left;
        String right;
        if (merge instanceof JsonArray pair) {
            left = pair.get(0).getAsString();
            right = pair.get(1).getAsString();
        } else {
            String both = merge.getAsString();
            int space = both.indexOf(' ');
            left = both.substring(0, Math.max(space, 0));
            right = both.substring(space + 1);
        }
        return control.contains(left) || control.contains(right) || control.contains(left + right);
    }

    /// A name made with noncharacters, code points that Unicode sets aside for a program's own use.
    private static String unwritable(String piece) {
        return "\uFDD0" + piece + "\uFDD1";
    }
}
