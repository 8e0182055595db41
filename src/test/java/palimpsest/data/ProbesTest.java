package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

class ProbesTest {
    private static final ByteTokenizer TOKENIZER = ByteTokenizer.withBeginning();

    @TempDir
    private Path folder;

    @Test
    void chosenPassagesBeginHeldOutDocumentsOfEveryArea() throws IOException {
        Corpus corpus = corpus(HeldOutSplit.usual());
        List<Document> passages = new Probes(TOKENIZER, 120).choose(corpus, 3, List.of());
        assertEquals(3, passages.stream().filter(p -> p.area().equals("facts")).count());
        assertTrue(passages.stream().anyMatch(p -> p.area().equals("prose")));
        String heldOut = TOKENIZER.decode(Texts.ids(corpus.heldOut()));
        String training = TOKENIZER.decode(Texts.ids(corpus.training()));
        for (Document passage : passages) {
            assertTrue(TOKENIZER.encode(passage.text()).length() <= 120, passage.text());
            assertTrue(heldOut.contains(passage.text()), passage.text());
            assertFalse(training.contains(passage.text()), passage.text());
            assertTrue(passage.text().endsWith("."), passage.text());
        }
        assertEquals(passages, new Probes(TOKENIZER, 120).choose(corpus, 3, List.of()));
    }

    @Test
    void aQuestionIsOnePassageThatKnowsWhereItsAnswerBegins() throws IOException {
        String rows = """
            {"area": "capitals", "prompt": "The capital of France is", "answer": "Paris"}
            {"area": "sums", "prompt": "2 + 2 = ", "answer": "4"}
            """;
        Path file = Texts.write(folder, "items.jsonl", rows);
        List<Document> asked = new Probes(TOKENIZER, 40).read(List.of(file), TextColumns.none(), 10, List.of());
        assertEquals(
                List.of(
                        new Document("capitals", "The capital of France is Paris", OptionalInt.of(24)),
                        new Document("sums", "2 + 2 = 4", OptionalInt.of(7))),
                asked);
        InputException tooLong = assertThrows(
                InputException.class,
                () -> new Probes(TOKENIZER, 20).read(List.of(file), TextColumns.none(), 10, List.of()));
        assertTrue(tooLong.getMessage().contains("items.jsonl"), tooLong.getMessage());
        assertTrue(tooLong.getMessage().contains("at most 20 fit"), tooLong.getMessage());
    }

    @Test
    void anAreaWithNothingHeldOutGivesNoPassage() throws IOException {
        assertEquals(List.of(), new Probes(TOKENIZER, 120).choose(corpus(HeldOutSplit.none()), 3, List.of()));
        assertEquals(
                32,
                new Probes(TOKENIZER, 120)
                        .choose(corpus(HeldOutSplit.everything()), 99, List.of())
                        .size());
    }

    @Test
    void passagesFromAFileLoseNothingButTheSpaceBetweenThem() throws IOException {
        String text =
                "First comes one. Then \u00E9t\u00E9 comes! And \uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 three times. "
                        .repeat(20);
        Path file = Texts.write(folder, "probe.txt", text);
        for (int most : new int[] {5, 13, 50, 200}) {
            List<Document> passages =
                    new Probes(TOKENIZER, most).read(List.of(file), TextColumns.none(), 10_000, List.of());
            String all = Texts.joined(passages).replace(" ", "");
            assertEquals(text.replace(" ", ""), all);
            for (Document passage : passages) {
                assertEquals("probe", passage.area());
                assertTrue(TOKENIZER.encode(passage.text()).length() <= most, most + ": " + passage.text());
            }
        }
    }

    @Test
    void documentsThatAreTrainedOnAreNoProbes() throws IOException {
        Corpus corpus = corpus(HeldOutSplit.usual());
        Probes probes = new Probes(TOKENIZER, 120);
        List<Document> kept =
                probes.read(List.of(folder.resolve("facts.jsonl")), TextColumns.none(), 1000, List.of(corpus));
        assertEquals(corpus.counts().areas().getFirst().heldOutDocuments(), kept.size());
        Corpus all = corpus(HeldOutSplit.none());
        assertThrows(
                InputException.class,
                () -> probes.read(List.of(folder.resolve("facts.jsonl")), TextColumns.none(), 1000, List.of(all)));
        assertEquals(
                4,
                probes.read(List.of(folder.resolve("facts.jsonl")), TextColumns.none(), 4, List.of())
                        .size());
    }

    private Corpus corpus(HeldOutSplit split) throws IOException {
        List<Path> files = List.of(
                Texts.write(folder, "facts.jsonl", Texts.jsonLines("fact", 300)),
                Texts.write(folder, "prose.txt", Texts.paragraphs(1, 300)));
        return new CorpusPacker(TOKENIZER, "bytes", TextColumns.none())
                .pack(files, split, folder.resolve("cache"), PackingListener.none());
    }
}
