package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The control tokens of a model folder, gathered from the several files that may name them.
///
/// @param pieces the pieces of all tokens that stand for no text
/// @param beginning the token that begins a document, where the model was trained with one
/// @param ends the tokens that end a text
record ControlTokens(Set<String> pieces, OptionalInt beginning, Set<Integer> ends) {
    private static final Set<String> NAMED =
            Set.of("bos_token", "eos_token", "unk_token", "pad_token", "cls_token", "sep_token", "mask_token");

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
        if (config.get("add_bos_token") instanceof JsonElement add && add.isJsonPrimitive()) {
            if (!add.getAsBoolean()) {
                return OptionalInt.empty();
            }
            Optional<Integer> named = named("bos_token", config, map).map(idOf::get);
            Set<Integer> byId = ids(model.get("bos_token_id"));
            return named.or(() -> byId.stream().findFirst())
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
        }
        return templateStart(tokenizer.get("post_processor"))
                .map(idOf::get)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
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
