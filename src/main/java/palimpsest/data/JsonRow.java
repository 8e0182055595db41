package palimpsest.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.tensor.InputException;

/// One row, as a JSON object, as a document. Where a column (a field) was chosen to be the text, it is; a list of
/// messages is taken apart there too. Otherwise the first of these forms that fits decides; other fields are ignored:
///
/// | fields | text |
/// |---|---|
/// | `text` | the text as it stands |
/// | `prompt`, `answer` | the prompt, a space where neither has one, the answer |
/// | `question`, `answer` | `Question: …⏎Answer: …` |
/// | `instruction`, `input` (may be missing or empty), `output` | `Instruction: …⏎Input: …⏎Output: …` |
/// | `messages`: `[{"role", "content"}]` | a line `Role: …` for each message, the role with a capital |
///
/// `area` names the document's area where it is a string that is not blank. A content may be a list of parts, of which
/// the `text` of each is taken. A half of a surrogate pair (possible through `\ud800` escapes) becomes U+FFFD.
final class JsonRow {
    private static final String ACCEPTED =
            "\"text\"; or \"prompt\" or \"question\", and \"answer\"; or \"instruction\" and"
                    + " \"output\" (with \"input\" or without); or \"messages\"";

    private static final int MOST_LISTED = 12;

    private JsonRow() {}

    /// @param column the field that was chosen to be the text
    /// @param place file and line, for the sentence of an [InputException]
    static Document document(JsonElement row, Optional<String> column, String fileArea, String place) {
        if (!(row instanceof JsonObject object)) {
            throw new InputException(
                    place + ": a JSON object was expected, such as {\"text\": \"...\"}, and something else was found.");
        }
        String area = area(object, fileArea, place);
        if (column.isPresent()) {
            return new Document(area, wellFormed(chosen(object, column.get(), place)));
        }
        if (!object.has("text") && object.has("answer") && (object.has("prompt") || object.has("question"))) {
            return asked(area, prompt(object, place), field(object, "answer", place));
        }
        return new Document(area, wellFormed(text(object, place)));
    }

    private static String chosen(JsonObject row, String column, String place) {
        if (!row.has(column)) {
            throw new InputException("%s: there is no column \"%s\"; choose one of these (--column NAME): %s."
                    .formatted(place, column, listed(row.keySet())));
        }
        JsonElement value = row.get(column);
        return value.isJsonNull()
                ? ""
                : value instanceof JsonArray ? messages(column, value, place) : field(row, column, place);
    }

    /// Names as a sentence lists them, the first few of many.
    static String listed(Collection<String> names) {
        String listed = String.join("\", \"", names.stream().limit(MOST_LISTED).toList());
        int more = names.size() - MOST_LISTED;
        return "\"" + listed + "\"" + (more > 0 ? " and " + more + " more" : "");
    }

    private static String prompt(JsonObject row, String place) {
        return row.has("prompt")
                ? field(row, "prompt", place).stripLeading()
                : "Question: " + field(row, "question", place) + "\nAnswer:";
    }

    /// A question and its answer as one text, which remembers where the answer begins. Space between them belongs to
    /// the answer, as tokenizers have it.
    static Document asked(String area, String prompt, String answer) {
        String question = prompt.stripTrailing();
        String space = prompt.substring(question.length());
        boolean closed = space.isEmpty() && !answer.isEmpty() && !Character.isWhitespace(answer.charAt(0));
        String reply = (closed ? " " : space) + answer;
        return new Document(area, wellFormed(question + reply), OptionalInt.of(question.length()));
    }

    private static String text(JsonObject row, String place) {
        if (row.has("text")) {
            return field(row, "text", place);
        }
        if (row.has("instruction") && row.has("output")) {
            boolean hasInput = row.has("input") && !row.get("input").isJsonNull();
            String input = hasInput ? field(row, "input", place) : "";
            return "Instruction: " + field(row, "instruction", place) + (input.isBlank() ? "" : "\nInput: " + input)
                    + "\nOutput: " + field(row, "output", place);
        }
        if (row.has("messages")) {
            return messages("messages", row.get("messages"), place);
        }
        String found = row.isEmpty() ? "no field" : "the fields " + listed(row.keySet());
        throw new InputException(place + ": " + found + " found, but a row must have " + ACCEPTED
                + "; or choose the one that holds the text (--column NAME).");
    }

    private static String messages(String column, JsonElement value, String place) {
        if (!(value instanceof JsonArray array)) {
            throw new InputException(
                    place + ": \"" + column + "\" must be a list of objects with \"role\" and \"content\".");
        }
        StringBuilder text = new StringBuilder();
        for (JsonElement element : array) {
            if (!(element instanceof JsonObject message) || !message.has("role") || !message.has("content")) {
                throw new InputException(place + ": each of \"" + column + "\" must have \"role\" and \"content\".");
            }
            String role = field(message, "role", place);
            String name = role.isEmpty() ? role : role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
            text.append(text.isEmpty() ? "" : "\n").append(name).append(": ").append(content(message, place));
        }
        return text.toString();
    }

    private static String content(JsonObject message, String place) {
        if (message.get("content").isJsonNull()) {
            return "";
        }
        if (!(message.get("content") instanceof JsonArray parts)) {
            return field(message, "content", place);
        }
        StringBuilder text = new StringBuilder();
        for (JsonElement part : parts) {
            if (part instanceof JsonObject object && object.has("text")) {
                text.append(field(object, "text", place));
            }
        }
        return text.toString();
    }

    private static String area(JsonObject row, String fileArea, String place) {
        if (!row.has("area") || row.get("area").isJsonNull()) {
            return fileArea;
        }
        String area = field(row, "area", place).strip();
        return area.isEmpty() ? fileArea : area;
    }

    private static String field(JsonObject row, String name, String place) {
        JsonElement value = row.get(name);
        if (!value.isJsonPrimitive()) {
            throw new InputException(
                    place + ": the field \"" + name + "\" must be a text, and something else was found.");
        }
        return value.getAsString();
    }

    private static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                i++;
                continue;
            }
            mended = mended == null ? new StringBuilder(text) : mended;
            mended.setCharAt(i, '\uFFFD');
        }
        return mended == null ? text : mended.toString();
    }
}
