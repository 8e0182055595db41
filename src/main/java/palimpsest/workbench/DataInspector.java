package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.data.AreaCounts;
import palimpsest.data.CorpusCounts;
import palimpsest.data.CorpusPacker;
import palimpsest.data.FilePreview;
import palimpsest.data.HeldOutSplit;
import palimpsest.data.NpyRows;
import palimpsest.data.PackingListener;
import palimpsest.data.TextColumns;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;

/// Finds out what data files hold.
final class DataInspector {
    private DataInspector() {}

    static DataSummary inspect(
            List<Path> files, TextColumns columns, Optional<Path> model, CorpusShelf shelf, PackingListener listener) {
        String preview = FilePreview.of(files.getFirst(), columns).beginning();
        if (TrainingText.isPacked(files.getFirst())) {
            return packed(files, preview);
        }
        CorpusCounts counts = model.isPresent()
                ? tokenized(files, columns, model.get(), shelf, listener)
                : parted(split -> CorpusPacker.survey(files, columns, split, listener));
        AreaCounts total = counts.total();
        long bytes = counts.files().stream().mapToLong(file -> file.bytes()).sum();
        return new DataSummary(
                files,
                counts.areas().stream().map(AreaCounts::area).toList(),
                total.documents(),
                total.tokens(),
                bytes,
                total.heldOutDocuments(),
                total.heldOutTokens(),
                false,
                preview);
    }

    /// What of files is held out, and nothing where no part of them can be: that is no fault of theirs where a held-out
    /// file is given beside them, which only the review of the plan knows.
    private static CorpusCounts parted(Function<HeldOutSplit, CorpusCounts> reading) {
        try {
            return reading.apply(HeldOutSplit.usual());
        } catch (InputException indivisibleOrUnreadable) {
            return reading.apply(HeldOutSplit.none());
        }
    }

    private static CorpusCounts tokenized(
            List<Path> files, TextColumns columns, Path folder, CorpusShelf shelf, PackingListener listener) {
        try (ModelFolder model = ModelFolder.open(folder)) {
            return parted(split ->
                    shelf.corpus(model, files, columns, split, listener).counts());
        }
    }

    private static DataSummary packed(List<Path> files, String preview) {
        long rows = 0;
        long tokens = 0;
        long bytes = 0;
        for (Path file : files) {
            NpyRows opened = NpyRows.open(file);
            rows += opened.rows();
            tokens += (long) opened.rows() * opened.rowLength();
            bytes += FilePreview.of(file, TextColumns.none()).bytes();
        }
        return new DataSummary(files, List.of(), rows, tokens, bytes, 0, 0, true, preview);
    }
}
