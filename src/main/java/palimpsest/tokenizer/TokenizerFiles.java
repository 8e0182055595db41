package palimpsest.tokenizer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import palimpsest.tensor.InputException;

/// The files of a byte-level BPE tokenizer in the layout of Hugging Face.
///
/// @param pieces pieces by id, in the byte alphabet
/// @param merges `left right` lines in the order of training
/// @param documentToken the piece that stands in front of a document, also its end
record TokenizerFiles(List<String> pieces, List<String> merges, String documentToken) {
    private static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    void write(Path folder) {
        write(folder.resolve(JsonTokenizer.FILE_NAME), tokenizer());
        write(folder.resolve("tokenizer_config.json"), config());
        write(folder.resolve("special_tokens_map.json"), specialTokens());
    }

    private JsonObject tokenizer() {
        JsonObject json = new JsonObject();
        json.addProperty("version", "1.0");
        json.add("truncation", JsonNull.INSTANCE);
        json.add("padding", JsonNull.INSTANCE);
        json.add("added_tokens", array(addedToken()));
        json.add("normalizer", JsonNull.INSTANCE);
        json.add("pre_tokenizer", byteLevel());
        json.add("post_processor", template());
        json.add("decoder", byteLevel());
        json.add("model", model());
        return json;
    }

    private JsonObject addedToken() {
        JsonObject token = new JsonObject();
        token.addProperty("id", pieces.indexOf(documentToken));
        token.addProperty("content", documentToken);
        for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
            token.addProperty(flag, false);
        }
        token.addProperty("special", true);
        return token;
    }

    private static JsonObject byteLevel() {
        JsonObject part = new JsonObject();
        part.addProperty("type", "ByteLevel");
        part.addProperty("add_prefix_space", false);
        part.addProperty("trim_offsets", false);
        part.addProperty("use_regex", true);
        return part;
    }

    /// Other programs put the document token in front by this, as `add_bos_token` says here.
    private JsonObject template() {
        JsonObject special = new JsonObject();
        special.addProperty("id", documentToken);
        special.add("ids", array(pieces.indexOf(documentToken)));
        special.add("tokens", array(documentToken));
        JsonObject specials = new JsonObject();
        specials.add(documentToken, special);

        JsonObject template = new JsonObject();
        template.addProperty("type", "TemplateProcessing");
        template.add("single", array(slot("SpecialToken", documentToken, 0), slot("Sequence", "A", 0)));
        template.add(
                "pair",
                array(
                        slot("SpecialToken", documentToken, 0),
                        slot("Sequence", "A", 0),
                        slot("SpecialToken", documentToken, 1),
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

    private JsonObject model() {
        JsonObject vocabulary = new JsonObject();
        for (int id = 0; id < pieces.size(); id++) {
            vocabulary.addProperty(pieces.get(id), id);
        }
        JsonObject model = new JsonObject();
        model.addProperty("type", "BPE");
        for (String absent : List.of("dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix")) {
            model.add(absent, JsonNull.INSTANCE);
        }
        model.addProperty("fuse_unk", false);
        model.addProperty("byte_fallback", false);
        model.addProperty("ignore_merges", false);
        model.add("vocab", vocabulary);
        model.add("merges", array(merges.toArray()));
        return model;
    }

    private JsonObject config() {
        JsonObject config = new JsonObject();
        config.addProperty("tokenizer_class", "PreTrainedTokenizerFast");
        config.addProperty("add_bos_token", true);
        config.addProperty("add_eos_token", false);
        config.addProperty("clean_up_tokenization_spaces", false);
        specialTokens().asMap().forEach(config::add);
        return config;
    }

    private JsonObject specialTokens() {
        JsonObject tokens = new JsonObject();
        tokens.addProperty("bos_token", documentToken);
        tokens.addProperty("eos_token", documentToken);
        return tokens;
    }

    private static JsonArray array(Object... elements) {
        return new Gson().toJsonTree(elements).getAsJsonArray();
    }

    private static void write(Path file, JsonObject json) {
        try {
            Files.writeString(file, PRETTY.toJson(json) + "\n");
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written (%s); choose another folder or allow writing there.".formatted(file, e), e);
        }
    }
}
