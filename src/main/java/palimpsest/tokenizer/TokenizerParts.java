package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;

/// The parts that a `tokenizer.json` is put together from, each as the tokenizers library reads it.
final class TokenizerParts {
    private TokenizerParts() {}

    /// A whole file.
    static JsonObject tokenizer(
            JsonArray addedTokens, JsonElement normalizer, JsonElement preTokenizer, JsonElement decoder) {
        JsonObject json = new JsonObject();
        json.addProperty("version", "1.0");
        json.add("truncation", JsonNull.INSTANCE);
        json.add("padding", JsonNull.INSTANCE);
        json.add("added_tokens", addedTokens);
        json.add("normalizer", normalizer);
        json.add("pre_tokenizer", preTokenizer);
        json.add("post_processor", JsonNull.INSTANCE);
        json.add("decoder", decoder);
        return json;
    }

    /// @param special whether the token stands for no text
    static JsonObject addedToken(int id, String content, boolean special) {
        JsonObject token = new JsonObject();
        token.addProperty("id", id);
        token.addProperty("content", content);
        for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
            token.addProperty(flag, false);
        }
        token.addProperty("special", special);
        return token;
    }

    /// The step that writes bytes as characters, and cuts by GPT-2's pattern where asked.
    static JsonObject byteLevel(boolean prefixSpace, boolean cuts) {
        JsonObject part = part("ByteLevel");
        part.addProperty("add_prefix_space", prefixSpace);
        part.addProperty("trim_offsets", false);
        part.addProperty("use_regex", cuts);
        return part;
    }

    /// @param merges `left right` lines, or pairs
    /// @param unknown the piece for what cannot be spelled, or null
    static JsonObject bpe(Map<String, Integer> vocabulary, JsonArray merges, String unknown, boolean byteFallback) {
        JsonObject ids = new JsonObject();
        vocabulary.forEach(ids::addProperty);
        JsonObject model = part("BPE");
        for (String absent : List.of("dropout", "continuing_subword_prefix", "end_of_word_suffix")) {
            model.add(absent, JsonNull.INSTANCE);
        }
        model.add("unk_token", unknown == null ? JsonNull.INSTANCE : new JsonPrimitive(unknown));
        model.addProperty("fuse_unk", unknown != null);
        model.addProperty("byte_fallback", byteFallback);
        model.addProperty("ignore_merges", false);
        model.add("vocab", ids);
        model.add("merges", merges);
        return model;
    }

    /// Puts a token in front of a text, and of both texts of a pair.
    static JsonObject startingWith(String token, int id) {
        JsonObject special = new JsonObject();
        special.addProperty("id", token);
        special.add("ids", array(new JsonPrimitive(id)));
        special.add("tokens", array(new JsonPrimitive(token)));
        JsonObject specials = new JsonObject();
        specials.add(token, special);

        JsonObject template = part("TemplateProcessing");
        template.add("single", array(slot("SpecialToken", token, 0), slot("Sequence", "A", 0)));
        template.add(
                "pair",
                array(
                        slot("SpecialToken", token, 0),
                        slot("Sequence", "A", 0),
                        slot("SpecialToken", token, 1),
                        slot("Sequence", "B", 1)));
        template.add("special_tokens", specials);
        return template;
    }

    private static JsonObject slot(String kind, String id, int type) {
        JsonObject content = new JsonObject();
        content.addProperty("id", id);
        content.addProperty("type_id", type);
        JsonObject slot = new JsonObject();
        slot.add(kind, content);
        return slot;
    }

    /// Steps one after the other, under the name that their place in the file gives a list; null for none.
    static JsonElement sequence(String name, List<JsonObject> steps) {
        if (steps.size() < 2) {
            return steps.isEmpty() ? JsonNull.INSTANCE : steps.getFirst();
        }
        JsonObject sequence = part("Sequence");
        sequence.add(name, array(steps.toArray(JsonObject[]::new)));
        return sequence;
    }

    /// Replaces every match of a text, or of a regular expression.
    ///
    /// @param kind `String` or `Regex`
    static JsonObject replace(String kind, String pattern, String content) {
        JsonObject what = new JsonObject();
        what.addProperty(kind, pattern);
        JsonObject part = part("Replace");
        part.add("pattern", what);
        part.addProperty("content", content);
        return part;
    }

    /// A part with its type and nothing else yet.
    static JsonObject part(String type) {
        JsonObject part = new JsonObject();
        part.addProperty("type", type);
        return part;
    }

    static JsonArray array(JsonElement... elements) {
        JsonArray array = new JsonArray(elements.length);
        for (JsonElement element : elements) {
            array.add(element);
        }
        return array;
    }
}
