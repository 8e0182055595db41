package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

class CorpusPackerTest {
    @TempDir
    private Path folder;

    private final CorpusPacker packer = new CorpusPacker(ByteTokenizer.withBeginning(), "bytes", TextColumns.none());
    private List<Path> files;
    private Path cache;

    @BeforeEach
    void writeFiles() throws IOException {
        files = List.of(
                Texts.write(folder, "prose.txt", Texts.paragraphs(1, 200)),
                Texts.write(folder, "facts.jsonl", Texts.jsonLines("fact", 300)));
        cache = folder.resolve("cache").resolve("old");
    }

    @Test
    void anotherColumnOfTheSameFileIsReadAnew() throws IOException {
        Path file = Texts.write(folder, "a.csv", "title,body\nOne,The first.\nTwo,The second text.\n");
        long[] tokens = new long[2];
        for (int i = 0; i < 2; i++) {
            TextColumns columns = TextColumns.none().with(file, Optional.of(i == 0 ? "title" : "body"));
            tokens[i] = new CorpusPacker(ByteTokenizer.withBeginning(), "bytes", columns)
                    .pack(List.of(file), HeldOutSplit.none(), folder.resolve("cache"), PackingListener.none())
                    .counts()
                    .total()
                    .tokens();
        }
        assertEquals("OneTwo".length() + 2, tokens[0]);
        assertEquals("The first.The second text.".length() + 2, tokens[1]);
    }

    @Test
    void everyDocumentFollowsTheBeginningTokenAndIsOnOneSideOnly() {
        Corpus corpus = pack(HeldOutSplit.usual());
        List<String> all = files.stream()
                .flatMap(file -> Texts.read(file).stream())
                .map(Document::text)
                .toList();
        List<String> training = texts(corpus.training());
        List<String> heldOut = texts(corpus.heldOut());
        assertEquals(all.size(), training.size() + heldOut.size());
        assertTrue(heldOut.size() >= 2 && heldOut.size() < all.size() / 4, "held out: " + heldOut.size());
        List<String> both = new ArrayList<>(training);
        both.addAll(heldOut);
        assertEquals(all.stream().sorted().toList(), both.stream().sorted().toList());
        assertEquals(all.stream().filter(text -> !heldOut.contains(text)).toList(), training);
    }

    @Test
    void aTokenizerWithoutABeginningEndsDocumentsInstead() throws IOException {
        Path file = Texts.write(folder, "ab.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
        Corpus corpus = new CorpusPacker(ByteTokenizer.withEnd(), "ends", TextColumns.none())
                .pack(List.of(file), HeldOutSplit.none(), cache, PackingListener.none());
        assertArrayEquals(new int[] {'a' + 3, 2, 'b' + 3, 2}, Texts.ids(corpus.training()));
    }

    @Test
    void heldOutPartsOfTheAreasMakeUpTheWhole() {
        Corpus corpus = pack(HeldOutSplit.usual());
        assertEquals(List.of("prose", "facts"), corpus.areas());
        List<String> parts = new ArrayList<>(texts(corpus.heldOut("prose")));
        parts.addAll(texts(corpus.heldOut("facts")));
        assertEquals(texts(corpus.heldOut()), parts);
        texts(corpus.heldOut("facts")).forEach(text -> assertTrue(text.startsWith("fact "), text));
        assertThrows(IllegalArgumentException.class, () -> corpus.heldOut("sums"));
    }

    @Test
    void filesOfOneNameAreTwoAreas() throws IOException {
        Path first = Files.createDirectories(folder.resolve("physics"));
        Path second = Files.createDirectories(folder.resolve("botany"));
        List<Path> named = List.of(
                Texts.write(first, "facts.jsonl", Texts.jsonLines("star", 20)),
                Texts.write(second, "facts.jsonl", Texts.jsonLines("leaf", 30)));
        Corpus corpus = packer.pack(named, HeldOutSplit.usual(), cache, PackingListener.none());
        assertEquals(List.of("physics/facts", "botany/facts"), corpus.areas());
        assertEquals(30, corpus.counts().areas().get(1).documents());
        assertEquals(
                List.of("facts", "facts 2"), AreaNames.of(List.of(Path.of("/facts.txt"), Path.of("/facts.jsonl"))));
    }

    @Test
    void countsAddUpToTheFilesAndTheTokens() throws IOException {
        Corpus corpus = pack(HeldOutSplit.usual());
        AreaCounts prose = corpus.counts().areas().getFirst();
        AreaCounts total = corpus.counts().total();
        assertEquals("prose", prose.area());
        assertEquals(Files.size(files.getFirst()), prose.bytes());
        assertEquals(prose.bytes() + prose.documents(), prose.tokens());
        assertEquals(corpus.training().tokens(), total.trainingTokens());
        assertEquals(corpus.heldOut().tokens(), total.heldOutTokens());
        assertEquals(files.stream().map(FileHash::of).toList(), corpus.counts().files());
        List<AreaSpan> spans = corpus.trainingSpans();
        assertEquals(
                List.of("prose", "facts"), spans.stream().map(AreaSpan::area).toList());
        assertEquals(prose.trainingTokens(), spans.get(1).from());
        assertEquals(total.trainingTokens(), spans.get(1).from() + spans.get(1).tokens());
        CorpusCounts survey =
                CorpusPacker.survey(files, TextColumns.none(), HeldOutSplit.usual(), PackingListener.none());
        assertEquals(total.heldOutBytes(), survey.total().heldOutBytes());
        assertEquals(total.documents(), survey.total().documents());
        assertEquals(0, survey.total().tokens());
    }

    @Test
    void aCacheIsUsedAgainUntilAFileOrTheTokenizerChanges() throws IOException {
        int[] first = Texts.ids(pack(HeldOutSplit.usual()).training());
        PackingListener unread = (done, total) -> {
            throw new AssertionError("the files are read again");
        };
        Corpus again = packer.pack(files, HeldOutSplit.usual(), cache, unread);
        assertArrayEquals(first, Texts.ids(again.training()));
        assertEquals(files.stream().map(FileHash::of).toList(), again.counts().files());
        packer.pack(files, new HeldOutSplit(0.2), cache, unread);

        assertThrows(
                AssertionError.class,
                () -> new CorpusPacker(ByteTokenizer.withBeginning(), "other", TextColumns.none())
                        .pack(files, HeldOutSplit.usual(), cache, unread));
        assertThrows(AssertionError.class, () -> packer.pack(files.reversed(), HeldOutSplit.usual(), cache, unread));
        Files.setLastModifiedTime(files.getLast(), FileTime.fromMillis(1_000_000));
        assertThrows(AssertionError.class, () -> packer.pack(files, HeldOutSplit.usual(), cache, unread));
        Texts.write(folder, "facts.jsonl", Texts.jsonLines("fact", 299));
        assertEquals(299, pack(HeldOutSplit.usual()).counts().areas().get(1).documents());
    }

    @Test
    void aDamagedCacheIsMadeAgain() throws IOException {
        int[] first = Texts.ids(pack(HeldOutSplit.usual()).training());
        Files.writeString(folder.resolve("cache/old.json"), "{\"version\": 1");
        assertArrayEquals(first, Texts.ids(pack(HeldOutSplit.usual()).training()));
        Files.write(folder.resolve("cache/old.tokens"), new byte[12]);
        assertArrayEquals(first, Texts.ids(pack(HeldOutSplit.usual()).training()));
    }

    @Test
    void twoMayMakeTheSameCacheAtATime() throws IOException {
        List<int[]> inner = new ArrayList<>();
        Corpus outer = packer.pack(files, HeldOutSplit.usual(), cache, (done, total) -> {
            if (inner.isEmpty()) {
                inner.add(Texts.ids(pack(HeldOutSplit.usual()).training()));
            }
        });
        assertArrayEquals(inner.getFirst(), Texts.ids(outer.training()));
        assertArrayEquals(inner.getFirst(), Texts.ids(pack(HeldOutSplit.usual()).training()));
    }

    @Test
    void whatAKilledMakerLeftIsRemoved() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        Path left = Texts.write(folder.resolve("cache"), "old.making-999999999999-a.tokens", "half");
        Path living = Texts.write(
                folder.resolve("cache"), "old.making-" + ProcessHandle.current().pid() + "-a.tokens", "being made");
        pack(HeldOutSplit.usual());
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(living));
    }

    @Test
    void progressRunsToTheEndAndGivingUpLeavesNothingBehind() throws IOException {
        List<Long> seen = new ArrayList<>();
        packer.pack(files, HeldOutSplit.usual(), cache, (done, total) -> {
            seen.add(done);
            assertTrue(done <= total);
        });
        assertEquals(Files.size(files.get(0)) + Files.size(files.get(1)), seen.getLast());
        assertEquals(seen.stream().sorted().toList(), seen);
        Path other = folder.resolve("other").resolve("new");
        PackingListener impatient = new PackingListener() {
            @Override
            public void progress(long bytesDone, long bytesTotal) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> packer.pack(files, HeldOutSplit.usual(), other, impatient));
        try (var left = Files.list(other.getParent())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsASentence() throws IOException {
        Path blocked = Texts.write(folder, "blocked", "a file where a folder should be");
        InputException thrown = assertThrows(
                InputException.class,
                () -> packer.pack(files, HeldOutSplit.usual(), blocked.resolve("new"), PackingListener.none()));
        assertTrue(thrown.getMessage().contains("could not be written"), thrown.getMessage());
    }

    @Test
    void hundredsOfAreasAreTooMany() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i <= CorpusPass.MOST_AREAS; i++) {
            rows.append("{\"text\":\"t\",\"area\":\"area ").append(i).append("\"}\n");
        }
        Path file = Texts.write(folder, "areas.jsonl", rows.toString());
        InputException thrown = assertThrows(
                InputException.class,
                () -> CorpusPacker.survey(
                        List.of(file), TextColumns.none(), HeldOutSplit.none(), PackingListener.none()));
        assertTrue(thrown.getMessage().contains("500 areas"), thrown.getMessage());
    }

    private Corpus pack(HeldOutSplit split) {
        return packer.pack(files, split, cache, PackingListener.none());
    }

    /// The documents of a stream, read back out of its ids.
    private static List<String> texts(TokenView view) {
        List<String> texts = new ArrayList<>();
        int[] ids = Texts.ids(view);
        int from = 0;
        for (int i = 1; i <= ids.length; i++) {
            if (i == ids.length || ids[i] == ByteTokenizer.BEGINNING) {
                assertEquals(ByteTokenizer.BEGINNING, ids[from]);
                texts.add(ByteTokenizer.withBeginning().decode(Arrays.copyOfRange(ids, from, i)));
                from = i;
            }
        }
        assertFalse(texts.isEmpty());
        return texts;
    }
}
