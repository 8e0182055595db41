package palimpsest.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Knowledge;
import palimpsest.workbench.Replies;

/// A ledger as one line of JSON.
final class LedgerJson {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private LedgerJson() {}

    static String of(Knowledge knowledge) {
        JsonObject json = new JsonObject();
        json.add("steps", GSON.toJsonTree(knowledge.steps()));
        JsonArray areas = new JsonArray();
        knowledge.areas().forEach(area -> areas.add(area(area)));
        json.add("areas", areas);
        return GSON.toJson(json);
    }

    /// One area, with what the model answers to its questions.
    static String of(Knowledge knowledge, Knowledge.Area area, Optional<Replies> replies) {
        JsonObject json = area(area);
        json.add("steps", GSON.toJsonTree(knowledge.steps()));
        replies.ifPresent(now -> {
            json.addProperty("answered_at", now.step());
            for (int i = 0; i < now.texts().size(); i++) {
                json.getAsJsonArray("items")
                        .get(i)
                        .getAsJsonObject()
                        .addProperty("answers_now", now.texts().get(i));
            }
        });
        return GSON.toJson(json);
    }

    private static JsonObject area(Knowledge.Area area) {
        JsonObject json = new JsonObject();
        json.addProperty("area", area.name());
        json.addProperty("questions", area.items().size());
        json.addProperty("known_before", area.knownBefore());
        json.addProperty("known_now", area.knownNow());
        for (Forgetting what : List.of(Forgetting.FORGOTTEN, Forgetting.WEAKENED, Forgetting.LEARNED)) {
            json.addProperty(lower(what), area.count(what));
        }
        json.addProperty("bits_per_byte_before", area.before());
        json.addProperty("bits_per_byte_now", area.now());
        json.add("bits_per_byte", GSON.toJsonTree(area.bitsPerByte()));
        area.change().ifPresent(change -> {
            json.addProperty("change", change.value());
            json.addProperty("change_low", change.low());
            json.addProperty("change_high", change.high());
        });
        area.halfLost().ifPresent(step -> json.addProperty("half_lost_at", step));
        JsonArray items = new JsonArray();
        area.items().forEach(item -> items.add(item(item)));
        json.add("items", items);
        return json;
    }

    private static JsonObject item(Knowledge.Item item) {
        JsonObject json = new JsonObject();
        json.addProperty("prompt", item.prompt());
        json.addProperty("answer", item.answer());
        json.add("log2p", GSON.toJsonTree(item.log2p()));
        json.add("known", GSON.toJsonTree(item.known()));
        json.addProperty("became", lower(item.became()));
        return json;
    }

    private static String lower(Forgetting what) {
        return what.name().toLowerCase(Locale.ROOT);
    }
}
