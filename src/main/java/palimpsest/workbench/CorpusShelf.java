package palimpsest.workbench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import palimpsest.data.Corpus;
import palimpsest.data.CorpusPacker;
import palimpsest.data.HeldOutSplit;
import palimpsest.data.PackingListener;
import palimpsest.data.TextColumns;
import palimpsest.model.ModelFolder;

/// Tokenized corpora in a cache folder, made once for the same files and tokenizer, whoever asks: the form that shows
/// what a file holds, the dry run, and the run itself. Thread-safe; one corpus is read at a time.
final class CorpusShelf {
    private final Path folder;
    private final ReentrantLock reading = new ReentrantLock();

    CorpusShelf(Path folder) {
        this.folder = folder;
    }

    /// @param files files of documents
    /// @param columns the columns that are the text, where one was chosen
    Corpus corpus(
            ModelFolder model, List<Path> files, TextColumns columns, HeldOutSplit split, PackingListener listener) {
        String tokenizer = model.tokenizer().fingerprint();
        awaitTurn(listener);
        try {
            return new CorpusPacker(model.tokenizer(), tokenizer, columns)
                    .pack(files, split, folder.resolve(key(files, columns, tokenizer)), listener);
        } finally {
            reading.unlock();
        }
    }

    /// @throws CancellationException where the listener gave up before it was its turn
    private void awaitTurn(PackingListener listener) {
        try {
            while (!reading.tryLock(100, TimeUnit.MILLISECONDS)) {
                if (listener.cancelled()) {
                    throw new CancellationException("Reading was given up.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Reading was interrupted.");
        }
    }

    private static String key(List<Path> files, TextColumns columns, String tokenizer) {
        StringBuilder named = new StringBuilder(tokenizer);
        for (Path file : files) {
            named.append('\n').append(file.toAbsolutePath().normalize());
            columns.of(file).ifPresent(column -> named.append('\t').append(column));
        }
        return UUID.nameUUIDFromBytes(named.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
