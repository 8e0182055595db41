package palimpsest.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The columns of a table and what stands in them first, to choose the text by.
///
/// @param columns in the file's order
public record TablePreview(List<Column> columns) {
    private static final int ROWS = 20;
    private static final int SAMPLES = 3;
    private static final int CHARACTERS = 160;

    /// One column.
    ///
    /// @param name as the file has it
    /// @param samples its first values that are not blank, at most three, each cut to 160 characters
    public record Column(String name, List<String> samples) {}

    public TablePreview {
        columns = List.copyOf(columns);
    }

    /// Looks at the first rows of a file.
    ///
    /// @return empty where the file has no columns
    /// @throws palimpsest.tensor.InputException where it cannot be read
    public static Optional<TablePreview> of(Path file) {
        DataFile.requireContent(file);
        if (!CorpusFormat.of(file).hasColumns()) {
            return Optional.empty();
        }
        try (Table table = Table.look(file)) {
            Map<String, List<String>> samples = new LinkedHashMap<>();
            JsonElement row = table.next();
            for (int i = 0; i < ROWS && row != null; i++) {
                if (row instanceof JsonObject object) {
                    object.asMap().forEach((name, value) -> take(samples, name, value));
                }
                row = table.next();
            }
            return Optional.of(new TablePreview(samples.entrySet().stream()
                    .map(entry -> new Column(entry.getKey(), List.copyOf(entry.getValue())))
                    .toList()));
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private static void take(Map<String, List<String>> samples, String name, JsonElement value) {
        List<String> taken = samples.computeIfAbsent(name, first -> new ArrayList<>());
        Stream.of(value)
                .filter(element -> taken.size() < SAMPLES && !(element instanceof JsonNull))
                .map(TablePreview::words)
                .filter(words -> !words.isBlank())
                .forEach(taken::add);
    }

    private static String words(JsonElement value) {
        String words = (value.isJsonPrimitive() ? value.getAsString() : value.toString())
                .strip()
                .replaceAll("\\s+", " ");
        return TextCuts.beginning(words, CHARACTERS);
    }
}
