package palimpsest.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import palimpsest.measure.Passage;

/// `tokens/passages.json`: the probe passages that the snapshots' rows belong to, in order.
final class PassagesJson {
    private PassagesJson() {}

    /// A passage a line.
    static String write(List<Passage> passages) {
        StringBuilder text = new StringBuilder("{\"passages\": [");
        String separator = "\n";
        int row = 0;
        for (Passage passage : passages) {
            JsonObject json = new JsonObject();
            json.addProperty("area", passage.area());
            json.addProperty("first_row", row);
            json.addProperty("text", passage.text());
            json.add("ids", Json.array(passage.ids()));
            json.add("starts", Json.array(passage.starts()));
            json.add("ends", Json.array(passage.ends()));
            passage.answer().ifPresent(token -> json.addProperty("answer", token));
            text.append(separator).append(json);
            separator = ",\n";
            row += passage.length();
        }
        return text.append("\n]}\n").toString();
    }

    /// @throws JsonParseException that says what is wrong with it
    static List<Passage> read(String text) {
        return List.copyOf(Json.list(Json.object(text), "passages", PassagesJson::passage));
    }

    static boolean same(List<Passage> some, List<Passage> others) {
        return write(some).equals(write(others));
    }

    private static Passage passage(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        String text = Json.text(json, "text");
        int[] ids = Json.integers(json, "ids");
        int[] starts = Json.integers(json, "starts");
        int[] ends = Json.integers(json, "ends");
        boolean fits = starts.length == ids.length
                && ends.length == ids.length
                && Arrays.stream(starts).allMatch(start -> start >= 0 && start <= text.length())
                && Arrays.stream(ends).allMatch(end -> end >= 0 && end <= text.length());
        if (!fits) {
            throw new JsonParseException("a passage's tokens do not fit its text");
        }
        OptionalInt answer = json.has("answer") ? OptionalInt.of(Json.integer(json, "answer")) : OptionalInt.empty();
        if (answer.isPresent() && (answer.getAsInt() < 0 || answer.getAsInt() >= ids.length)) {
            throw new JsonParseException("a passage's answer lies outside of it");
        }
        return new Passage(Json.text(json, "area"), text, ids, starts, ends, answer);
    }
}
