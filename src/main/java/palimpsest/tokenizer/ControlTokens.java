package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// The control tokens of a model folder, gathered from the several files that may name them.
///
/// @param pieces the pieces of all tokens that stand for no text
/// @param beginning the token that begins a document, where the model was trained with one
/// @param ends the tokens that end a text
record ControlTokens(Set<String> pieces, OptionalInt beginning, Set<Integer> ends) {
    private static final Set<String> NAMED =
            Set.of("bos_token", "eos_token", "unk_token", "pad_token", "cls_token", "sep_token", "mask_token");

    /// Classes of tokenizers that begin a text with their `bos_token` unless `add_bos_token` says no.
    private static final List<String> BEGINNING_CLASSES =
            List.of("LlamaTokenizer", "CodeLlamaTokenizer", "GemmaTokenizer");

    /// The models of those classes, for a folder that names no class.
    private static final List<String> BEGINNING_MODELS = List.of("llama", "mistral", "mixtral", "gemma");

    /// What the files beside a tokenizer call by the role of a control token, such as `bos_token`.
    static Set<String> named(Path folder) {
        JsonObject config = JsonFile.readIfThere(folder.resolve("tokenizer_config.json"));
        JsonObject map = JsonFile.readIfThere(folder.resolve("special_tokens_map.json"));
        return NAMED.stream().flatMap(name -> named(name, config, map).stream()).collect(Collectors.toSet());
    }

    /// Whether a tokenizer of this folder's class begins a text with its `bos_token` where nothing else is said.
    static boolean addsByHabit(Path folder) {
        return addsByHabit(
                JsonFile.readIfThere(folder.resolve("tokenizer_config.json")),
                JsonFile.readIfThere(folder.resolve("config.json")));
    }

    private static boolean addsByHabit(JsonObject config, JsonObject model) {
        if (config.get("tokenizer_class") instanceof JsonElement type && type.isJsonPrimitive()) {
            return BEGINNING_CLASSES.stream().anyMatch(type.getAsString()::startsWith);
        }
        return model.get("model_type") instanceof JsonElement type
                && type.isJsonPrimitive()
                && BEGINNING_MODELS.stream().anyMatch(type.getAsString()::startsWith);
    }

    static ControlTokens of(Path folder, TokenizerJson json) {
        Map<String, Integer> idOf = json.pieces();
        JsonObject config = JsonFile.readIfThere(folder.resolve("tokenizer_config.json"));
        JsonObject map = JsonFile.readIfThere(folder.resolve("special_tokens_map.json"));
        JsonObject model = JsonFile.readIfThere(folder.resolve("config.json"));
        JsonObject generation = JsonFile.readIfThere(folder.resolve("generation_config.json"));

        Set<String> pieces = new HashSet<>();
        json.addedTokens().forEach((id, token) -> {
            if (token.get("special") instanceof JsonElement special && special.getAsBoolean()) {
                pieces.add(token.get("content").getAsString());
            }
        });
        for (String name : NAMED) {
            named(name, config, map).filter(idOf::containsKey).ifPresent(pieces::add);
        }
        Optional.ofNullable(json.unknownPiece()).ifPresent(pieces::add);

        return new ControlTokens(
                Set.copyOf(pieces),
                beginning(json.root(), idOf, config, map, model),
                ends(idOf, config, map, model, generation));
    }

    private static OptionalInt beginning(
            JsonObject tokenizer, Map<String, Integer> idOf, JsonObject config, JsonObject map, JsonObject model) {
        Optional<Integer> id;
        if (config.get("add_bos_token") instanceof JsonElement add && add.isJsonPrimitive()) {
            id = add.getAsBoolean() ? beginningToken(idOf, config, map, model) : Optional.empty();
        } else {
            id = templateStart(tokenizer.get("post_processor")).map(idOf::get);
            if (id.isEmpty() && addsByHabit(config, model)) {
                id = beginningToken(idOf, config, map, model);
            }
        }
        return id.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<Integer> beginningToken(
            Map<String, Integer> idOf, JsonObject config, JsonObject map, JsonObject model) {
        Set<Integer> byId = ids(model.get("bos_token_id"));
        return named("bos_token", config, map)
                .map(idOf::get)
                .or(() -> byId.stream().findFirst());
    }

    /// The token that a template puts in front of a single text.
    private static Optional<String> templateStart(JsonElement postProcessor) {
        if (!(postProcessor instanceof JsonObject processor)) {
            return Optional.empty();
        }
        if (processor.get("processors") instanceof JsonArray several) {
            return several.asList().stream()
                    .flatMap(one -> templateStart(one).stream())
                    .findFirst();
        }
        if (processor.get("cls") instanceof JsonArray start) {
            return Optional.of(start.get(0).getAsString()); // the older form, of BERT and RoBERTa
        }
        if (processor.get("single") instanceof JsonArray single
                && !single.isEmpty()
                && single.get(0).getAsJsonObject().get("SpecialToken") instanceof JsonObject special) {
            return Optional.of(special.get("id").getAsString());
        }
        return Optional.empty();
    }

    private static Set<Integer> ends(
            Map<String, Integer> idOf, JsonObject config, JsonObject map, JsonObject model, JsonObject generation) {
        for (JsonObject source : new JsonObject[] {generation, model}) {
            Set<Integer> ids = ids(source.get("eos_token_id"));
            if (!ids.isEmpty()) {
                return ids;
            }
        }
        return named("eos_token", config, map).map(idOf::get).map(Set::of).orElse(Set.of());
    }

    /// A token's content, given as a string or as an object with `content`.
    private static Optional<String> named(String name, JsonObject... sources) {
        for (JsonObject source : sources) {
            JsonElement value =
                    source.get(name) instanceof JsonObject object ? object.get("content") : source.get(name);
            if (value != null && value.isJsonPrimitive()) {
                return Optional.of(value.getAsString());
            }
        }
        return Optional.empty();
    }

    /// The ids in a number or a list of numbers.
    private static Set<Integer> ids(JsonElement value) {
        Set<Integer> ids = new LinkedHashSet<>();
        if (value instanceof JsonArray list) {
            list.forEach(id -> ids.add(id.getAsInt()));
        } else if (value != null && value.isJsonPrimitive()) {
            ids.add(value.getAsInt());
        }
        return Set.copyOf(ids);
    }
}
