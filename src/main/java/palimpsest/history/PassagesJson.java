package palimpsest.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.List;
import palimpsest.measure.Passage;
import palimpsest.measure.Question;
import palimpsest.train.TrainingEvent.PassagesChosen;

/// `tokens/passages.json`: the probe passages and questions that the snapshots' rows belong to, in order.
final class PassagesJson {
    private PassagesJson() {}

    /// A passage or question a line.
    static String write(PassagesChosen chosen) {
        StringBuilder text = new StringBuilder("{\"passages\": [");
        String separator = "\n";
        int row = 0;
        for (Passage passage : chosen.passages()) {
            JsonObject json = new JsonObject();
            json.addProperty("area", passage.area());
            json.addProperty("first_row", row);
            json.addProperty("text", passage.text());
            json.add("ids", Json.array(passage.ids()));
            json.add("starts", Json.array(passage.starts()));
            json.add("ends", Json.array(passage.ends()));
            text.append(separator).append(json);
            separator = ",\n";
            row += passage.length();
        }
        text.append("\n], \"questions\": [");
        separator = "\n";
        for (Question question : chosen.questions()) {
            text.append(separator).append(json(question));
            separator = ",\n";
        }
        return text.append("\n]}\n").toString();
    }

    private static JsonObject json(Question question) {
        JsonObject json = new JsonObject();
        json.addProperty("area", question.area());
        json.addProperty("prompt", question.prompt());
        json.addProperty("answer", question.answer());
        json.add("ids", Json.array(question.ids()));
        json.addProperty("first", question.first());
        json.addProperty("bytes", question.bytes());
        return json;
    }

    /// @throws JsonParseException that says what is wrong with it
    static PassagesChosen read(String text) {
        JsonObject json = Json.object(text);
        return new PassagesChosen(
                List.copyOf(Json.list(json, "passages", PassagesJson::passage)),
                json.has("questions") ? List.copyOf(Json.list(json, "questions", PassagesJson::question)) : List.of());
    }

    static boolean same(PassagesChosen some, PassagesChosen others) {
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
        return new Passage(Json.text(json, "area"), text, ids, starts, ends);
    }

    private static Question question(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        int[] ids = Json.integers(json, "ids");
        int first = Json.integer(json, "first");
        if (first < 0 || first >= ids.length) {
            throw new JsonParseException("a question's answer lies outside of it");
        }
        return new Question(
                Json.text(json, "area"),
                Json.text(json, "prompt"),
                Json.text(json, "answer"),
                ids,
                first,
                Json.integer(json, "bytes"));
    }
}
