package palimpsest.data;

import java.nio.file.Path;
import java.util.Locale;
import palimpsest.tensor.InputException;

/// The kinds of data file, told apart by their extension.
public enum CorpusFormat {
    /// Plain text, cut into documents at blank lines: `.txt`, `.text`, `.md`.
    TEXT,
    /// One JSON object a line, a document each: `.jsonl`, `.ndjson`.
    JSON_LINES,
    /// A question and its answer a row of comma-separated values: `.csv`.
    QUESTIONS,
    /// A 2-D integer array of token ids, a row each: `.npy`.
    PACKED_ROWS;

    /// The format of a file, by its name alone.
    ///
    /// @throws InputException where the extension is none of the known ones
    public static CorpusFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "txt", "text", "md" -> TEXT;
            case "jsonl", "ndjson" -> JSON_LINES;
            case "csv" -> QUESTIONS;
            case "npy" -> PACKED_ROWS;
            default ->
                throw new InputException(file + " is of no known kind; give .txt, .text or .md (plain text), .jsonl or"
                        + " .ndjson (one JSON object a line), .csv (a prompt and its answer a"
                        + " row), or .npy (packed rows of token ids).");
        };
    }
}
