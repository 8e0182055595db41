package palimpsest.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.Tokenizer;

/// Turns files of documents into a [Corpus]: one streaming pass that reads, hashes, tokenizes and writes the ids to a
/// file, which is used again as long as neither the files nor the tokenizer change.
///
/// In the token stream each document follows the tokenizer's beginning token; where the tokenizer has none, each is
/// followed by its (smallest) end token; where it has neither, documents simply touch.
///
/// @param tokenizer the model's tokenizer; not closed here
/// @param tokenizerHash what tells this tokenizer from others, such as the SHA-256 of its `tokenizer.json`
/// @param columns the columns that are the text, where one was chosen
public record CorpusPacker(Tokenizer tokenizer, String tokenizerHash, TextColumns columns) {
    /// Reads files, or their cache.
    ///
    /// @param files files of documents, in order
    /// @param split what is held out
    /// @param cache path of the cache without extension, its folder made where missing: `NAME.tokens`,
    ///     `NAME.documents` and `NAME.json` are written there
    /// @throws InputException where a file cannot be used, or the cache cannot be written
    /// @throws CancellationException where the listener gave up
    public Corpus pack(List<Path> files, HeldOutSplit split, Path cache, PackingListener listener) {
        List<CorpusCache.Source> sources = stamps(files);
        CorpusCache place = new CorpusCache(cache.toAbsolutePath());
        Optional<CorpusCache.Description> found = place.fresh(sources, reading(files));
        try {
            if (found.isEmpty()) {
                build(files, sources, place, listener);
                found = place.fresh(stamps(files), reading(files));
            }
            CorpusCache.Description description = found.orElseThrow(() -> new InputException(
                    "A file of " + files + " changed while it was read; start again once it is no longer written."));
            DocumentTable table = DocumentTable.read(place.documents());
            return corpus(files, split, description, table, TokenFile.open(place.tokens()));
        } catch (IOException e) {
            throw DataFile.unreadable(cache, e);
        }
    }

    /// Counts what files hold without a tokenizer: documents, areas, bytes and the held-out part, but no tokens.
    ///
    /// @throws InputException where a file cannot be used
    /// @throws CancellationException where the listener gave up
    public static CorpusCounts survey(
            List<Path> files, TextColumns columns, HeldOutSplit split, PackingListener listener) {
        List<CorpusCache.Source> sources = stamps(files);
        CorpusPass pass = new CorpusPass(columns, listener, total(sources));
        try {
            List<FileHash> hashes = pass.over(files, text -> 0);
            return CorpusCounts.of(
                    hashes,
                    pass.areas(),
                    pass.table(),
                    split.heldOut(pass.table(), pass.areas().size(), names(files)));
        } catch (IOException e) {
            throw DataFile.unreadable(files.getFirst(), e);
        }
    }

    /// What the tokens depend on besides the files' bytes.
    private String reading(List<Path> files) {
        List<String> chosen = files.stream()
                .map(file -> columns.of(file).orElse(""))
                .filter(column -> !column.isEmpty())
                .toList();
        return chosen.isEmpty() ? tokenizerHash : tokenizerHash + " " + chosen;
    }

    private void build(
            List<Path> files, List<CorpusCache.Source> sources, CorpusCache place, PackingListener listener) {
        try {
            CorpusCache made = place.making();
            try {
                CorpusPass pass = new CorpusPass(columns, listener, total(sources));
                List<FileHash> hashes;
                try (TokenWriter writer = new TokenWriter(made.tokens())) {
                    hashes = pass.over(files, text -> write(text, writer));
                }
                pass.table().write(made.documents());
                List<CorpusCache.Source> hashed = new ArrayList<>();
                for (int i = 0; i < sources.size(); i++) {
                    CorpusCache.Source source = sources.get(i);
                    hashed.add(new CorpusCache.Source(
                            source.path(),
                            source.bytes(),
                            source.modified(),
                            hashes.get(i).sha256()));
                }
                place.adopt(made, reading(files), hashed, pass.areas(), pass.table(), pass.candidates());
            } finally {
                made.delete();
            }
        } catch (IOException e) {
            throw DataFile.unwritable(place.base(), e);
        }
    }

    private int write(String text, TokenWriter writer) throws IOException {
        int[] ids = tokenizer.encode(text).ids();
        boolean begins = tokenizer.beginning().isPresent();
        if (begins) {
            writer.write(tokenizer.beginning().getAsInt());
        }
        writer.write(ids);
        boolean ends = !begins && !tokenizer.ends().isEmpty();
        if (ends) {
            writer.write(
                    tokenizer.ends().stream().mapToInt(Integer::intValue).min().getAsInt());
        }
        return ids.length + (begins || ends ? 1 : 0);
    }

    private static Corpus corpus(
            List<Path> files,
            HeldOutSplit split,
            CorpusCache.Description description,
            DocumentTable table,
            TokenFile tokens) {
        List<FileHash> hashes = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            CorpusCache.Source source = description.sources().get(i);
            hashes.add(new FileHash(files.get(i).toString(), source.bytes(), source.sha256()));
        }
        List<String> areas = description.areas();
        var heldOut = split.heldOut(table, areas.size(), names(files));
        CorpusCounts counts = CorpusCounts.of(hashes, areas, table, heldOut);
        return new Corpus(counts, table, heldOut, tokens, description.candidates());
    }

    private static List<CorpusCache.Source> stamps(List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file to read");
        }
        List<CorpusCache.Source> stamps = new ArrayList<>();
        for (Path file : files) {
            long bytes = DataFile.requireContent(file);
            try {
                String modified = Files.getLastModifiedTime(file).toInstant().toString();
                stamps.add(
                        new CorpusCache.Source(file.toAbsolutePath().normalize().toString(), bytes, modified, ""));
            } catch (IOException e) {
                throw DataFile.unreadable(file, e);
            }
        }
        return stamps;
    }

    private static long total(List<CorpusCache.Source> sources) {
        return sources.stream().mapToLong(CorpusCache.Source::bytes).sum();
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
