package palimpsest.data;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The rows of a [Table] as documents; see [JsonRow] for the columns. Rows whose text is blank are passed over.
final class TableDocuments extends DocumentReader {
    private final String fileArea;
    private final Optional<String> column;
    private final Table table;

    TableDocuments(Path file, String area, Optional<String> column) throws IOException {
        super(file);
        this.fileArea = area;
        this.column = column;
        table = Table.open(file, column);
    }

    @Override
    Document read() throws IOException {
        for (JsonElement row = table.next(); row != null; row = table.next()) {
            Document document = JsonRow.document(row, column, fileArea, table.place());
            if (!document.text().isBlank()) {
                return document;
            }
        }
        return null;
    }

    @Override
    public long bytesRead() {
        return table.bytesRead();
    }

    @Override
    FileHash fileHash() throws IOException {
        return table.hash();
    }

    @Override
    void release() throws IOException {
        table.close();
    }
}
