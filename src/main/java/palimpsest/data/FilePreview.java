package palimpsest.data;

import java.nio.file.Path;

/// What a look at the beginning of a file shows, at once, however large the file is.
///
/// @param file the file
/// @param format what kind of file it is
/// @param bytes its size on disk
/// @param beginning the first few hundred characters of its first document; for packed rows a sentence with their shape
public record FilePreview(Path file, CorpusFormat format, long bytes, String beginning) {
    private static final int CHARACTERS = 400;

    /// Looks at a file, reading no more than its first document. What is wrong further on shows when it is read
    /// through.
    ///
    /// @param columns the column that is the text, where one was chosen
    /// @throws palimpsest.tensor.InputException where the file is missing, a folder, empty, of no known kind, or its
    ///     beginning cannot be understood
    public static FilePreview of(Path file, TextColumns columns) {
        long bytes = DataFile.requireContent(file);
        CorpusFormat format = CorpusFormat.of(file);
        if (format == CorpusFormat.PACKED_ROWS) {
            NpyRows rows = NpyRows.open(file);
            String shape = rows.rows() + " packed rows of " + rows.rowLength() + " token ids (context "
                    + (rows.rowLength() - 1) + ")";
            return new FilePreview(file, format, bytes, shape);
        }
        try (DocumentReader reader = DocumentReader.open(file, columns)) {
            String text = reader.hasNext() ? reader.next().text() : "";
            return new FilePreview(file, format, bytes, TextCuts.beginning(text, CHARACTERS));
        }
    }
}
