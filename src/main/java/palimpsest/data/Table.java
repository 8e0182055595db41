package palimpsest.data;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import palimpsest.tensor.InputException;

/// The rows of a file, one after another, each a JSON object with its columns as fields, read as they are asked for.
///
/// For one thread; whoever opens it closes it. What is wrong with the file is an [InputException] that names it.
sealed interface Table extends AutoCloseable permits JsonLines, JsonList, DelimitedTable, ParquetTable {
    /// The next row, or null after the last. A JSON file may hold what is no object.
    JsonElement next() throws IOException;

    /// File and place of the row that [#next] gave last, for a sentence.
    String place();

    /// Bytes of the file read so far, for progress.
    long bytesRead();

    /// Hash of the whole file; may be asked for once, after the last row.
    FileHash hash() throws IOException;

    @Override
    void close() throws IOException;

    /// Opens a file to read its text.
    ///
    /// @param column the column that was chosen to be the text; what is not needed beside it may be left out
    static Table open(Path file, Optional<String> column) throws IOException {
        return switch (CorpusFormat.of(file)) {
            case JSON_LINES -> new JsonLines(file);
            case JSON -> new JsonList(file);
            case CSV -> DelimitedTable.of(file, ',', column);
            case TSV -> DelimitedTable.of(file, '\t', column);
            case PARQUET -> new ParquetTable(file, column);
            case TEXT, PACKED_ROWS -> throw new InputException(file + " has no columns.");
        };
    }

    /// Opens a file to see its columns, whatever they are called.
    static Table look(Path file) throws IOException {
        return switch (CorpusFormat.of(file)) {
            case CSV -> DelimitedTable.named(file, ',');
            case TSV -> DelimitedTable.named(file, '\t');
            default -> open(file, Optional.empty());
        };
    }
}
