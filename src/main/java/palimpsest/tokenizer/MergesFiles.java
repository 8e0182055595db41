package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.InputException;

/// A byte-level BPE tokenizer as the two files that GPT-2 came with: `vocab.json`, pieces with their ids, and
/// `merges.txt`, pairs of pieces in the order they are merged in.
///
/// How a text is cut into words before merging is not in the files, but in the class that `tokenizer_config.json`
/// names: GPT-2's pattern, or that of Qwen 2, which reads a digit, a run of letters or a run of signs at a time.
record MergesFiles(Path folder) {
    static final String VOCABULARY = "vocab.json";
    static final String MERGES = "merges.txt";

    private static final String QWEN2 = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /// The same tokenizer as the content of a `tokenizer.json`.
    ///
    /// @throws InputException if a file cannot be read or is of another kind of tokenizer
    JsonObject toJson() {
        Map<String, Integer> vocabulary = vocabulary();
        JsonArray merges = merges();
        ExtraTokens extra = new ExtraTokens(folder);
        extra.addFromFiles(vocabulary);
        if (vocabulary.containsKey(BpeTrainer.DOCUMENT_TOKEN)) {
            extra.add(vocabulary.get(BpeTrainer.DOCUMENT_TOKEN), BpeTrainer.DOCUMENT_TOKEN, true);
        }
        JsonObject config = JsonFile.readIfThere(folder.resolve("tokenizer_config.json"));
        boolean qwen = text(config, "tokenizer_class").startsWith("Qwen2");
        boolean prefixSpace = config.get("add_prefix_space") instanceof JsonElement flag
                && flag.isJsonPrimitive()
                && flag.getAsBoolean();
        JsonObject json = TokenizerParts.tokenizer(
                extra.toJson(),
                qwen ? TokenizerParts.part("NFC") : JsonNull.INSTANCE,
                qwen ? qwenWords() : TokenizerParts.byteLevel(prefixSpace, true),
                TokenizerParts.byteLevel(false, true));
        json.add("model", TokenizerParts.bpe(vocabulary, merges, null, false));
        return json;
    }

    private static JsonElement qwenWords() {
        JsonObject pattern = new JsonObject();
        pattern.addProperty("Regex", QWEN2);
        JsonObject split = TokenizerParts.part("Split");
        split.add("pattern", pattern);
        split.addProperty("behavior", "Isolated");
        split.addProperty("invert", false);
        return TokenizerParts.sequence("pretokenizers", List.of(split, TokenizerParts.byteLevel(false, false)));
    }

    private Map<String, Integer> vocabulary() {
        Path file = folder.resolve(VOCABULARY);
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        try {
            JsonFile.read(file).asMap().forEach((piece, id) -> vocabulary.put(piece, id.getAsInt()));
        } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
            throw new InputException("%s does not hold an id for each piece; fetch it again.".formatted(file), e);
        }
        return vocabulary;
    }

    private JsonArray merges() {
        Path file = folder.resolve(MERGES);
        JsonArray merges = new JsonArray();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int number = 0; number < lines.size(); number++) {
                String line = lines.get(number);
                if (!line.isBlank() && !line.startsWith("#version")) {
                    merges.add(checked(file, number + 1, line));
                }
            }
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
        return merges;
    }

    private static String checked(Path file, int number, String line) {
        String[] pair = line.split(" ", -1);
        if (pair.length != 2) {
            throw new InputException("%s: line %d should be two pieces with a space between; fetch the file again."
                    .formatted(file, number));
        }
        if (ByteAlphabet.bytes(pair[0]) == null || ByteAlphabet.bytes(pair[1]) == null || pair[1].endsWith("</w>")) {
            throw new InputException(
                    ("%s: line %d merges pieces that do not spell bytes as GPT-2's do; fetch the model's "
                                    + "tokenizer.json, which says how they are meant.")
                            .formatted(file, number));
        }
        return line;
    }

    private static String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonElement value && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
