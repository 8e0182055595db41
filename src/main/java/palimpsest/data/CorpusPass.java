package palimpsest.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import palimpsest.tensor.InputException;

/// One pass over the files of a corpus, keeping of each document what is needed afterwards.
final class CorpusPass {
    static final int MOST_AREAS = 500;

    private final TextColumns columns;
    private final PackingListener listener;
    private final long bytesTotal;
    private final DocumentTable table = new DocumentTable();
    private final Candidates candidates = new Candidates();
    private final Map<String, Integer> areas = new LinkedHashMap<>();

    /// Takes a document's text and says how many tokens it made of it.
    @FunctionalInterface
    interface Taker {
        int take(String text) throws IOException;
    }

    CorpusPass(TextColumns columns, PackingListener listener, long bytesTotal) {
        this.columns = columns;
        this.listener = listener;
        this.bytesTotal = bytesTotal;
    }

    List<FileHash> over(List<Path> files, Taker taker) throws IOException {
        List<FileHash> hashes = new ArrayList<>();
        List<String> names = AreaNames.of(files);
        long before = 0;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            try (DocumentReader reader = DocumentReader.open(file, names.get(i), columns)) {
                long reported = -1;
                while (reader.hasNext()) {
                    if (reader.bytesRead() != reported) {
                        reported = reader.bytesRead();
                        report(before + reported);
                    }
                    take(reader.next(), file, taker);
                }
                FileHash hash = reader.hash();
                hashes.add(hash);
                before += hash.bytes();
            }
        }
        report(before);
        return hashes;
    }

    DocumentTable table() {
        return table;
    }

    Candidates candidates() {
        return candidates;
    }

    List<String> areas() {
        return List.copyOf(areas.keySet());
    }

    private void take(Document document, Path file, Taker taker) throws IOException {
        int area = areas.computeIfAbsent(document.area(), name -> areas.size());
        if (area == MOST_AREAS) {
            throw new InputException(file + " brings the corpus to more than " + MOST_AREAS + " areas; \"area\" should"
                    + " name a field of knowledge that many rows share.");
        }
        byte[] utf8 = document.text().getBytes(StandardCharsets.UTF_8);
        long key = HeldOutSplit.key(utf8);
        table.add(key, taker.take(document.text()), utf8.length, area);
        candidates.offer(area, key, document.text());
    }

    private void report(long bytesDone) {
        if (listener.cancelled()) {
            throw new CancellationException("reading was given up");
        }
        listener.progress(bytesDone, bytesTotal);
    }
}
