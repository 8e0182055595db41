package palimpsest.data;

import com.google.gson.JsonObject;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import palimpsest.tensor.InputException;

/// Values with commas or tabs between them, a row a line. Fields may stand in double quotes (RFC 4180); empty lines are
/// passed over. What the columns are is the matter of [DelimitedColumns].
final class DelimitedTable implements Table {
    /// Says from the first row what the columns are.
    @FunctionalInterface
    private interface FirstRow {
        DelimitedColumns columns(List<String> fields, String place);
    }

    private final Path file;
    private final Utf8Reader text;
    private final Iterator<CsvRecord> rows;
    private final FirstRow firstRow;
    private DelimitedColumns columns;
    private long line = 1;

    private DelimitedTable(Path file, char separator, FirstRow firstRow) throws IOException {
        this.file = file;
        this.firstRow = firstRow;
        text = new Utf8Reader(file);
        try {
            rows = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(new BufferedReader(text))
                    .iterator();
        } catch (RuntimeException e) {
            text.close();
            throw refused(e);
        }
    }

    /// @param column the column that is the text; without one, the columns' names or their number say what they are
    static DelimitedTable of(Path file, char separator, Optional<String> column) throws IOException {
        return new DelimitedTable(
                file,
                separator,
                (fields, place) -> column.map(name -> DelimitedColumns.named(fields))
                        .orElseGet(() -> DelimitedColumns.understood(fields, place)));
    }

    /// Takes the first row as the names of the columns, whatever they are.
    static DelimitedTable named(Path file, char separator) throws IOException {
        return new DelimitedTable(file, separator, (fields, place) -> DelimitedColumns.named(fields));
    }

    @Override
    public JsonObject next() throws IOException {
        try {
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                line = row.getStartingLineNumber();
                if (columns == null) {
                    columns = firstRow.columns(row.getFields(), place());
                    if (columns.inFirstRow()) {
                        continue;
                    }
                }
                return columns.row(row.getFields(), place());
            }
            return null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private RuntimeException refused(RuntimeException failure) {
        if (failure instanceof CsvParseException) {
            return failure.getCause() instanceof InputException refused
                    ? refused
                    : new InputException(
                            "%s, after line %d: a field in quotes goes on after its closing quote; double the quotes within it."
                                    .formatted(file, line),
                            failure);
        }
        return failure;
    }

    @Override
    public String place() {
        return file + ", line " + line;
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public FileHash hash() throws IOException {
        return text.hash();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
