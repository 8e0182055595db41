package palimpsest.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.data.Corpus;
import palimpsest.data.CorpusFormat;
import palimpsest.data.FileHash;
import palimpsest.data.HeldOutSplit;
import palimpsest.data.JoinedRows;
import palimpsest.data.NpyRows;
import palimpsest.data.PackingListener;
import palimpsest.data.RowSource;
import palimpsest.data.TextColumns;
import palimpsest.model.ModelFolder;
import palimpsest.tensor.InputException;

/// The files of one side, the new text or the original: either documents, tokenized and parted, or rows packed by
/// someone else.
///
/// @param corpus the documents; empty for packed rows
/// @param packed the packed rows; empty for documents
/// @param hashes what the files were
record TrainingText(Optional<Corpus> corpus, Optional<RowSource> packed, List<FileHash> hashes) {
    /// Reads a side's files.
    ///
    /// @param files all text, or all packed rows; not empty
    /// @param columns the columns that are the text, where one was chosen
    /// @param split what to hold out of documents
    static TrainingText read(
            ModelFolder model,
            List<Path> files,
            TextColumns columns,
            HeldOutSplit split,
            CorpusShelf shelf,
            PackingListener listener) {
        List<Path> packed = files.stream().filter(TrainingText::isPacked).toList();
        if (packed.isEmpty()) {
            Corpus corpus = shelf.corpus(model, files, columns, split, listener);
            return new TrainingText(
                    Optional.of(corpus), Optional.empty(), corpus.counts().files());
        }
        if (packed.size() < files.size()) {
            throw new InputException(
                    "%s is packed rows, and other files of the same side are text. Give either rows or text."
                            .formatted(packed.getFirst()));
        }
        List<NpyRows> rows = new ArrayList<>();
        for (Path file : packed) {
            NpyRows opened = NpyRows.open(file);
            opened.requireVocabulary(model.config().vocabulary());
            rows.add(opened);
        }
        List<FileHash> hashes = packed.stream().map(FileHash::of).toList();
        return new TrainingText(Optional.empty(), Optional.of(new JoinedRows(rows)), hashes);
    }

    static boolean isPacked(Path file) {
        return CorpusFormat.of(file) == CorpusFormat.PACKED_ROWS;
    }

    boolean inFileOrder() {
        return packed.isPresent();
    }

    /// Rows to train on, of context + 1 ids.
    RowSource training(int context) {
        return packed.map(rows -> requireContext(rows, context))
                .orElseGet(() -> corpus.orElseThrow().training().rows(context));
    }

    static RowSource requireContext(RowSource rows, int context) {
        if (rows.rowLength() != context + 1) {
            throw new InputException(
                    "The packed rows have %d tokens, which is a context of %d; the plan says %d. Set the context to %d."
                            .formatted(rows.rowLength(), rows.rowLength() - 1, context, rows.rowLength() - 1));
        }
        return rows;
    }
}
