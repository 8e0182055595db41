package palimpsest.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import palimpsest.tensor.InputException;

/// Questions with their answers as comma-separated values, a document a row: two columns, prompt and answer, or three,
/// area, prompt and answer. A first row that names columns `prompt` (or `question`) and `answer` says which is which.
/// Fields may stand in double quotes (RFC 4180); empty lines are passed over.
final class QuestionTable extends DocumentReader {
    private static final int WITHOUT_AREA = 2;
    private static final int WITH_AREA = 3;

    private final String fileArea;
    private Iterator<CsvRecord> rows;
    private Columns columns;
    private long line = 1;

    /// Where in a row things stand.
    ///
    /// @param area place of the area; -1 where there is none
    /// @param count fields of every row
    private record Columns(int area, int prompt, int answer, int count) {}

    QuestionTable(Path file, String area) {
        super(file);
        this.fileArea = area;
    }

    @Override
    Document read(Utf8Reader from) throws IOException {
        try {
            if (rows == null) {
                rows = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(new BufferedReader(from))
                        .iterator();
            }
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                line = row.getStartingLineNumber();
                if (columns == null) {
                    columns = columns(row.getFields());
                    if (names(row.getFields())) {
                        continue;
                    }
                }
                return document(row.getFields());
            }
            return null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof InputException refused) {
                throw refused;
            }
            throw new InputException(
                    "%s, after line %d: a field in quotes goes on after its closing quote; double the quotes within it."
                            .formatted(file(), line),
                    e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Columns columns(List<String> first) {
        if (names(first)) {
            List<String> names = lower(first);
            int prompt = names.contains("prompt") ? names.indexOf("prompt") : names.indexOf("question");
            return new Columns(names.indexOf("area"), prompt, names.indexOf("answer"), names.size());
        }
        return switch (first.size()) {
            case WITHOUT_AREA -> new Columns(-1, 0, 1, WITHOUT_AREA);
            case WITH_AREA -> new Columns(0, 1, 2, WITH_AREA);
            default ->
                throw broken("%s found, but a row must be prompt,answer or area,prompt,answer"
                        .formatted(counted(first.size())));
        };
    }

    private static boolean names(List<String> fields) {
        List<String> names = lower(fields);
        return names.contains("answer") && (names.contains("prompt") || names.contains("question"));
    }

    private static List<String> lower(List<String> fields) {
        return fields.stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private Document document(List<String> fields) {
        if (fields.size() != columns.count()) {
            throw broken("%s expected, as in the first row, and %d found"
                    .formatted(counted(columns.count()), fields.size()));
        }
        String prompt = fields.get(columns.prompt()).stripLeading();
        String answer = fields.get(columns.answer()).stripTrailing();
        if (prompt.isBlank() || answer.isBlank()) {
            throw broken(prompt.isBlank() ? "the prompt is empty" : "the answer is empty");
        }
        if (answer.indexOf('\n') >= 0) {
            throw broken("the answer has a line break");
        }
        String area = columns.area() < 0 ? "" : fields.get(columns.area()).strip();
        return JsonRow.asked(area.isEmpty() ? fileArea : area, prompt, answer);
    }

    private static String counted(int fields) {
        return fields == 1 ? "1 column" : fields + " columns";
    }

    /// A missing quote makes one field of many; so each such sentence names it.
    private InputException broken(String what) {
        return new InputException("%s, line %d: %s; put a field with commas in double quotes, and close them."
                .formatted(file(), line, what));
    }
}
