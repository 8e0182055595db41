package palimpsest.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import palimpsest.workbench.ScoredText;

/// A scored text as one line of JSON. Numbers have the fewest digits that read back to the same value; what is not a
/// number is null.
final class ScoreJson {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private ScoreJson() {}

    static String of(ScoredText scored, String whole) {
        JsonObject json = new JsonObject();
        json.add("nats_per_token", number(scored.natsPerToken()));
        json.add("bits_per_byte", number(scored.bitsPerByte()));
        JsonArray tokens = new JsonArray();
        for (ScoredToken token : ScoredToken.of(scored, whole)) {
            JsonObject entry = new JsonObject();
            entry.addProperty("id", token.id());
            entry.addProperty("text", token.text());
            entry.addProperty("start", token.start());
            entry.addProperty("end", token.end());
            entry.add("log2p", number(token.log2p()));
            entry.add("rank", token.predicted() ? new JsonPrimitive(token.rank()) : JsonNull.INSTANCE);
            entry.add("entropy", number(token.entropy()));
            tokens.add(entry);
        }
        json.add("tokens", tokens);
        return GSON.toJson(json);
    }

    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    private static JsonElement number(float value) {
        return Float.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
