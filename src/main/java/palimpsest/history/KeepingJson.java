package palimpsest.history;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import palimpsest.train.Keeping;
import palimpsest.train.Stopping;

/// What a plan does to keep what the model knew, and when it ends, as JSON.
final class KeepingJson {
    private static final String SELF_REPLAY = "self_replay";

    private KeepingJson() {}

    static JsonObject write(Keeping keeping) {
        JsonObject json = new JsonObject();
        json.add("kl", Json.number(keeping.kl()));
        json.add("l2sp", Json.number(keeping.l2sp()));
        json.add("ewc", Json.number(keeping.ewc()));
        keeping.selfReplay().ifPresent(self -> json.add(SELF_REPLAY, write(self)));
        return json;
    }

    static Keeping keeping(JsonObject json) {
        return new Keeping(
                Json.number(json, "kl"),
                Json.number(json, "l2sp"),
                Json.number(json, "ewc"),
                json.has(SELF_REPLAY) ? Optional.of(selfReplay(Json.object(json, SELF_REPLAY))) : Optional.empty());
    }

    static JsonObject write(Stopping stopping) {
        JsonObject json = new JsonObject();
        json.add("epochs", Json.number(stopping.epochs()));
        json.addProperty("patience", stopping.patience());
        json.addProperty("best", stopping.best().name().toLowerCase(Locale.ROOT));
        json.add("old_weight", Json.number(stopping.oldWeight()));
        return json;
    }

    static Stopping stopping(JsonObject json) {
        return new Stopping(
                Json.number(json, "epochs"),
                Json.integer(json, "patience"),
                Stopping.Best.valueOf(Json.text(json, "best").toUpperCase(Locale.ROOT)),
                Json.number(json, "old_weight"));
    }

    static JsonObject write(Keeping.SelfReplay self) {
        JsonObject json = new JsonObject();
        json.addProperty("tokens", self.tokens());
        json.add("temperature", Json.number(self.temperature()));
        json.addProperty("length", self.length());
        json.addProperty("prompts", self.prompts().map(Path::toString).orElse(null));
        return json;
    }

    static Keeping.SelfReplay selfReplay(JsonObject json) {
        return new Keeping.SelfReplay(
                Json.whole(json, "tokens"),
                Json.number(json, "temperature"),
                Json.integer(json, "length"),
                Json.textIfThere(json, "prompts").map(Path::of));
    }
}
