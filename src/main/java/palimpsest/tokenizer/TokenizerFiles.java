package palimpsest.tokenizer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /// Other programs put the document token in front by the template, as `add_bos_token` says here.
    private JsonObject tokenizer() {
        int document = pieces.indexOf(documentToken);
        JsonObject json = TokenizerParts.tokenizer(
                TokenizerParts.array(TokenizerParts.addedToken(document, documentToken, true)),
                JsonNull.INSTANCE,
                TokenizerParts.byteLevel(false, true),
                TokenizerParts.byteLevel(false, true));
        json.add("post_processor", TokenizerParts.startingWith(documentToken, document));
        json.add("model", model());
        return json;
    }

    private JsonObject model() {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (int id = 0; id < pieces.size(); id++) {
            vocabulary.put(pieces.get(id), id);
        }
        JsonArray lines = new JsonArray(merges.size());
        merges.forEach(lines::add);
        return TokenizerParts.bpe(vocabulary, lines, null, false);
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

    private static void write(Path file, JsonObject json) {
        try {
            Files.writeString(file, PRETTY.toJson(json) + "\n");
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written (%s); choose another folder or allow writing there.".formatted(file, e), e);
        }
    }
}
