package palimpsest.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import palimpsest.tensor.InputException;

/// The documents of a file, one after another, read as they are asked for: a file of any size takes little memory.
///
/// For one thread; whoever opens it closes it. Whatever is wrong with the file is an [InputException] from [#open],
/// [#hasNext] or [#next] that names the file and the place.
public abstract sealed class DocumentReader implements Iterator<Document>, AutoCloseable
        permits TextDocuments, TableDocuments {
    private final Path file;
    private Document ahead;
    private boolean started;
    private boolean ended;

    DocumentReader(Path file) {
        this.file = file;
    }

    /// Opens a file by its extension: `.txt`, `.text` and `.md` as [plain text][TextDocuments], every other kind as a
    /// [Table] with a document a row.
    ///
    /// @param columns the column that is the text, where one was chosen
    /// @throws InputException where the file is missing, a folder, empty, or not one of documents
    public static DocumentReader open(Path file, TextColumns columns) {
        return open(file, AreaNames.of(file), columns);
    }

    /// As [#open(Path, TextColumns)], with another name for the area of documents that name none.
    static DocumentReader open(Path file, String area, TextColumns columns) {
        DataFile.requireContent(file);
        try {
            return switch (CorpusFormat.of(file)) {
                case TEXT -> new TextDocuments(file, area);
                case JSON_LINES, JSON, CSV, TSV, PARQUET -> new TableDocuments(file, area, columns.of(file));
                case PACKED_ROWS ->
                    throw new InputException(
                            file + " holds packed rows of token ids, not documents; it can be trained on"
                                    + " or measured as it is, but not together with text files.");
            };
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    /// The next document, or null after the last.
    abstract Document read() throws IOException;

    /// As [#hash].
    abstract FileHash fileHash() throws IOException;

    /// As [#close].
    abstract void release() throws IOException;

    @Override
    public final boolean hasNext() {
        if (ahead == null && !ended) {
            try {
                ahead = read();
            } catch (IOException e) {
                throw DataFile.unreadable(file, e);
            }
            ended = ahead == null;
            if (ended && !started) {
                throw new InputException(
                        file + " holds no text, only white space or empty rows; give a file with text" + " in it.");
            }
            started = true;
        }
        return ahead != null;
    }

    @Override
    public final Document next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more documents in " + file);
        }
        Document document = ahead;
        ahead = null;
        return document;
    }

    /// Bytes of the file read so far, for progress; ahead of the documents by up to a few buffers.
    public abstract long bytesRead();

    /// Hash of the whole file; may be asked for once, after the last document.
    public final FileHash hash() {
        try {
            return fileHash();
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    public final void close() {
        try {
            release();
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }
}
