package palimpsest.data;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where a corpus's tokens are kept between runs: `NAME.tokens`, `NAME.documents` and `NAME.json`, which says what they
/// were made of. The token stream depends on the files and the tokenizer only; context, seed and held-out share are
/// chosen afterwards, so changing them reads nothing anew.
///
/// The description is written last and removed first, so a half-written cache is never taken for a whole one.
record CorpusCache(Path base) {
    private static final int VERSION = 2;
    private static final String MAKING = ".making-";

    /// One input file as it stood.
    record Source(String path, long bytes, String modified, String sha256) {}

    /// What a cache was made of.
    record Description(
            int version,
            String tokenizer,
            List<Source> sources,
            List<String> areas,
            long tokens,
            int documents,
            List<Candidates.Candidate> candidates) {}

    Path tokens() {
        return sibling(".tokens");
    }

    Path documents() {
        return sibling(".documents");
    }

    Path description() {
        return sibling(".json");
    }

    Path sibling(String extension) {
        return base.resolveSibling(base.getFileName() + extension);
    }

    /// A place beside this one to make it in, which no other process and no other reading of this one uses: two may
    /// make the same cache at a time, and the later one replaces the same bytes. What a process that is gone left is
    /// removed.
    CorpusCache making() throws IOException {
        Files.createDirectories(base.getParent());
        String prefix = base.getFileName() + MAKING;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(base.getParent(), prefix + "*")) {
            for (Path leftover : leftovers) {
                if (!maker(leftover.getFileName().toString().substring(prefix.length()))) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
        return new CorpusCache(sibling(MAKING + ProcessHandle.current().pid() + "-" + UUID.randomUUID()));
    }

    /// Whether the process that a leftover names, before its first dash, still runs.
    private static boolean maker(String named) {
        String pid = named.substring(0, Math.max(0, named.indexOf('-')));
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    /// The cache's description, where it was made of just these files, unchanged by size and time, and this tokenizer.
    Optional<Description> fresh(List<Source> sources, String tokenizer) {
        try {
            if (!Files.exists(description())) {
                return Optional.empty();
            }
            Description found = new Gson().fromJson(Files.readString(description()), Description.class);
            boolean whole = found != null
                    && found.version() == VERSION
                    && found.tokenizer().equals(tokenizer)
                    && sameFiles(found.sources(), sources)
                    && Files.size(tokens()) == found.tokens() * Integer.BYTES
                    && Files.size(documents()) == (long) found.documents() * DocumentTable.RECORD;
            return whole ? Optional.of(found) : Optional.empty();
        } catch (IOException | JsonParseException | NullPointerException e) {
            // A cache that cannot be read is made again.
            return Optional.empty();
        }
    }

    /// Puts finished files in place; `made` is the base under which they were written.
    void adopt(
            CorpusCache made,
            String tokenizer,
            List<Source> sources,
            List<String> areas,
            DocumentTable table,
            Candidates candidates)
            throws IOException {
        long tokens = Files.size(made.tokens()) / Integer.BYTES;
        Description description =
                new Description(VERSION, tokenizer, sources, areas, tokens, table.size(), candidates.all());
        Files.writeString(made.description(), new Gson().toJson(description));
        Files.deleteIfExists(description());
        Files.move(made.tokens(), tokens(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(made.documents(), documents(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(made.description(), description(), StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(description());
        Files.deleteIfExists(tokens());
        Files.deleteIfExists(documents());
    }

    private static boolean sameFiles(List<Source> found, List<Source> wanted) {
        if (found.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Source a = found.get(i);
            Source b = wanted.get(i);
            if (!a.path().equals(b.path())
                    || a.bytes() != b.bytes()
                    || !a.modified().equals(b.modified())) {
                return false;
            }
        }
        return true;
    }
}
