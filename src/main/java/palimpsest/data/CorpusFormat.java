package palimpsest.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;

/// The kinds of data file, told apart by their extension. All but packed rows may be packed: `.gz` or `.zst` behind it.
public enum CorpusFormat {
    /// Plain text, cut into documents at blank lines.
    TEXT(".txt, .text or .md (plain text)", "txt", "text", "md"),
    /// One JSON object a line, a document each.
    JSON_LINES(".jsonl or .ndjson (one JSON object a line)", "jsonl", "ndjson"),
    /// A list of JSON objects, a document each.
    JSON(".json (a list of objects)", "json"),
    /// Rows of comma-separated values: a text, or a question and its answer.
    CSV(".csv", "csv"),
    /// Rows of values with tabs between them.
    TSV(".tsv", "tsv"),
    /// Rows by column, as Apache Parquet.
    PARQUET(".parquet (a row for each text)", "parquet"),
    /// A 2-D integer array of token ids, a row each.
    PACKED_ROWS(".npy (packed rows of token ids)", "npy");

    private final String words;
    private final List<String> extensions;

    CorpusFormat(String words, String... extensions) {
        this.words = words;
        this.extensions = List.of(extensions);
    }

    /// The format of a file, by its name alone.
    ///
    /// @throws InputException where the extension is none of the known ones
    public static CorpusFormat of(Path file) {
        CorpusFormat format = named(file).orElseThrow(() -> {
            String kinds = Stream.of(values()).map(kind -> kind.words).collect(Collectors.joining(", "));
            return new InputException(
                    "%s is of no known kind; give %s, or one of them as .gz or .zst.".formatted(file, kinds));
        });
        if (format == PACKED_ROWS && Compression.of(file) != Compression.NONE) {
            throw new InputException(file + " is packed rows, which are read where they lie; unpack it first.");
        }
        return format;
    }

    /// Whether a file's name is one of a data file.
    public static boolean known(Path file) {
        return named(file).isPresent();
    }

    /// The extensions of all data files, without dots, those packed as `txt.gz`.
    public static List<String> extensions() {
        return Stream.of(values())
                .flatMap(format -> format.extensions.stream().flatMap(format::packedToo))
                .toList();
    }

    /// Whether its files have columns (or fields), of which one may be chosen as the text.
    public boolean hasColumns() {
        return this != TEXT && this != PACKED_ROWS;
    }

    private Stream<String> packedToo(String extension) {
        return this == PACKED_ROWS
                ? Stream.of(extension)
                : Stream.of(Compression.values()).map(packing -> extension + packing.ending());
    }

    private static Optional<CorpusFormat> named(Path file) {
        String name = Compression.unpackedName(file).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Stream.of(values())
                        .filter(format -> format.extensions.contains(name.substring(dot + 1)))
                        .findFirst();
    }
}
