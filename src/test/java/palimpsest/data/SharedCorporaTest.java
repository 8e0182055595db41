package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real corpora and reference rows, where the shared folder is at hand.
@Tag("shared")
class SharedCorporaTest {
    @TempDir
    private Path folder;

    @Test
    void referenceRowsAreReadAsTheyAre() {
        NpyRows train = NpyRows.open(shared("reference/stories260K/rows_replay_0.npy"));
        NpyRows heldOut = NpyRows.open(shared("reference/stories260K/eval_shakespeare_heldout.npy"));
        assertEquals(1600, train.rows());
        assertEquals(257, train.rowLength());
        assertEquals(64, heldOut.rows());
        train.requireVocabulary(512);
        heldOut.requireVocabulary(512);
    }

    @Test
    void realCorporaArePackedWhole() throws IOException {
        List<Path> files = List.of(
                shared("corpora/shakespeare.txt"),
                shared("corpora/tinystories_train.jsonl"),
                shared("corpora/gsm8k_test.jsonl"));
        Corpus corpus = new CorpusPacker(ByteTokenizer.withBeginning(), "bytes", TextColumns.none())
                .pack(files, HeldOutSplit.usual(), folder.resolve("cache"), PackingListener.none());
        assertEquals(List.of("shakespeare", "tinystories_train", "gsm8k_test"), corpus.areas());
        AreaCounts shakespeare = corpus.counts().areas().getFirst();
        assertEquals(Files.size(files.getFirst()), shakespeare.bytes());
        assertEquals(867, corpus.counts().areas().get(1).documents());
        assertEquals(1319, corpus.counts().areas().get(2).documents());
        for (AreaCounts area : corpus.counts().areas()) {
            double share = (double) area.heldOutDocuments() / area.documents();
            assertEquals(0.05, share, 0.025, area.area());
        }
        for (Document passage : new Probes(ByteTokenizer.withBeginning(), 300).choose(corpus, 4, List.of())) {
            assertTrue(passage.text().length() > 50, passage.text());
        }
    }

    private static Path shared(String path) {
        Path file = Path.of("..", "shared").resolve(path);
        file = Files.exists(file) ? file : Path.of("..", "..", "shared").resolve(path);
        assertTrue(Files.exists(file), "There is no " + path + " in the shared folder beside the project.");
        return file;
    }
}
