package palimpsest.data;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import palimpsest.tensor.InputException;

/// What the columns of a table of delimited values are. A first row that has one of the names of [JsonRow] names them
/// all, and so does the only field of a first row. Two columns without names are a prompt and its answer, three are an
/// area, a prompt and its answer.
///
/// @param names of the columns, none twice
/// @param inFirstRow whether the first row holds the names, and no text
/// @param asked whether each row is a question with its answer
record DelimitedColumns(List<String> names, boolean inFirstRow, boolean asked) {
    private static final List<String> UNNAMED = List.of("area", "prompt", "answer");
    private static final String PROMPT = "prompt";
    private static final String ANSWER = "answer";

    /// Columns with the names in the first row as they stand.
    static DelimitedColumns named(List<String> first) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String name = first.get(i).strip();
            String free = name.isEmpty() ? "column " + (i + 1) : name;
            names.add(names.contains(free) ? free + " (column " + (i + 1) + ")" : free);
        }
        return new DelimitedColumns(List.copyOf(names), true, false);
    }

    /// Columns whose names, or whose number, say what they are.
    ///
    /// @throws InputException where neither does
    static DelimitedColumns understood(List<String> first, String place) {
        List<String> lower = named(first).names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (lower.contains(ANSWER) && (lower.contains(PROMPT) || lower.contains("question"))) {
            // The words of a question in such a table are the whole prompt.
            List<String> names = lower.contains(PROMPT)
                    ? lower
                    : lower.stream()
                            .map(name -> name.equals("question") ? PROMPT : name)
                            .toList();
            return new DelimitedColumns(names, true, true);
        }
        if (lower.contains("text") || lower.containsAll(Set.of("instruction", "output"))) {
            return new DelimitedColumns(lower, true, false);
        }
        return switch (first.size()) {
            case 1 -> new DelimitedColumns(List.of("text"), true, false);
            case 2 -> new DelimitedColumns(UNNAMED.subList(1, 3), false, true);
            case 3 -> new DelimitedColumns(UNNAMED, false, true);
            default ->
                throw new InputException(
                        "%s: %s found, and none is called text, or prompt and answer; choose the one that holds the text (--column NAME): %s."
                                .formatted(
                                        place,
                                        counted(first.size()),
                                        JsonRow.listed(named(first).names())));
        };
    }

    /// A row as an object.
    ///
    /// @throws InputException where it has another number of fields, or lacks its prompt or answer
    JsonObject row(List<String> fields, String place) {
        if (fields.size() != names.size()) {
            throw broken(
                    place,
                    "%s expected, as in the first row, and %d found".formatted(counted(names.size()), fields.size()));
        }
        JsonObject row = new JsonObject();
        for (int i = 0; i < fields.size(); i++) {
            row.addProperty(names.get(i), fields.get(i));
        }
        if (asked) {
            requireAsked(row, place);
        }
        return row;
    }

    private static void requireAsked(JsonObject row, String place) {
        String prompt = row.get(PROMPT).getAsString();
        String answer = row.get(ANSWER).getAsString().stripTrailing();
        if (prompt.isBlank() || answer.isBlank()) {
            throw broken(place, prompt.isBlank() ? "the prompt is empty" : "the answer is empty");
        }
        if (answer.indexOf('\n') >= 0) {
            throw broken(place, "the answer has a line break");
        }
        row.addProperty(ANSWER, answer);
        // A text beside a question with its answer would be taken in their place.
        row.remove("text");
    }

    private static String counted(int fields) {
        return fields == 1 ? "1 column" : fields + " columns";
    }

    /// A missing quote makes one field of many; so each such sentence names it.
    private static InputException broken(String place, String what) {
        return new InputException("%s: %s; put a field that holds the separator in double quotes, and close them."
                .formatted(place, what));
    }
}
