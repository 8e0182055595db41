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
        permits TextDocuments, JsonLines, QuestionTable {
    private final Path file;
    private final Utf8Reader text;
    private Document ahead;
    private boolean started;
    private boolean ended;

    DocumentReader(Path file) {
        this.file = file;
        DataFile.requireContent(file);
        try {
            this.text = new Utf8Reader(file);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    /// Opens a file by its extension: `.txt`, `.text` and `.md` as [plain text][TextDocuments], `.jsonl` and `.ndjson`
    /// as [JSON lines][JsonLines], `.csv` as [questions][QuestionTable].
    ///
    /// @throws InputException where the file is missing, a folder, empty, or not one of documents
    public static DocumentReader open(Path file) {
        return open(file, AreaNames.of(file));
    }

    /// As [#open(Path)], with another name for the area of documents that name none.
    static DocumentReader open(Path file, String area) {
        DataFile.requireContent(file);
        return switch (CorpusFormat.of(file)) {
            case TEXT -> new TextDocuments(file, area);
            case JSON_LINES -> new JsonLines(file, area);
            case QUESTIONS -> new QuestionTable(file, area);
            case PACKED_ROWS ->
                throw new InputException(file + " holds packed rows of token ids, not documents; it can be trained on"
                        + " or measured as it is, but not together with text files.");
        };
    }

    /// The next document, or null after the last.
    abstract Document read(Utf8Reader from) throws IOException;

    final Path file() {
        return file;
    }

    @Override
    public final boolean hasNext() {
        if (ahead == null && !ended) {
            try {
                ahead = read(text);
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
    public final long bytesRead() {
        return text.bytesRead();
    }

    /// Hash of the whole file; may be asked for once, after the last document.
    public final FileHash hash() {
        return text.hash();
    }

    @Override
    public final void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }
}
