package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

class PackedRowsTest {
    @TempDir
    private Path folder;

    @Test
    void everyTokenButTheFirstIsATargetOnceAPass() throws IOException {
        Corpus corpus = corpus(Texts.jsonLines("fact", 200));
        int[] stream = Texts.ids(corpus.training());
        for (int context : new int[] {1, 2, 7, 64, 256, stream.length - 1}) {
            PackedRows rows = corpus.training().rows(context);
            int[] row = new int[context + 1];
            int covered = 1;
            for (int i = 0; i < rows.rows(); i++) {
                rows.read(i, row, 0);
                int start = Math.min(i * context, stream.length - context - 1);
                assertArrayEquals(Arrays.copyOfRange(stream, start, start + context + 1), row);
                assertTrue(start + 1 <= covered, "a token is left out");
                assertTrue(i == rows.rows() - 1 || start + 1 == covered, "a token is repeated before the last row");
                covered = start + context + 1;
            }
            assertEquals(stream.length, covered);
            assertTrue((long) rows.rows() * context - (stream.length - 1) < context);
        }
    }

    @Test
    void heldOutDocumentsAreInNoTrainingRow() throws IOException {
        Corpus corpus = corpus(Texts.jsonLines("fact", 400));
        PackedRows rows = corpus.training().rows(32);
        StringBuilder training = new StringBuilder();
        int[] row = new int[33];
        for (int i = 0; i < rows.rows() - 1; i++) {
            rows.read(i, row, 0);
            training.append(ByteTokenizer.withBeginning().decode(Arrays.copyOf(row, 32)));
        }
        String heldOut = ByteTokenizer.withBeginning().decode(Texts.ids(corpus.heldOut()));
        String[] facts = heldOut.split("(?=fact )");
        assertTrue(facts.length > 5);
        for (String fact : facts) {
            assertTrue(!training.toString().contains(fact), fact);
        }
    }

    @Test
    void aStreamCanBeReadFromAnywhere() throws IOException {
        TokenView view = corpus(Texts.jsonLines("fact", 300)).training();
        int[] stream = Texts.ids(view);
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(stream.length);
            int[] part = new int[random.nextInt(stream.length - from + 1)];
            view.copy(from, part.length, part, 0);
            assertArrayEquals(Arrays.copyOfRange(stream, from, from + part.length), part);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> view.copy(stream.length, 1, new int[1], 0));
    }

    @Test
    void aCorpusShorterThanOneRowSaysWhatToDo() throws IOException {
        Corpus corpus = corpus(Texts.jsonLines("f", 3));
        InputException thrown =
                assertThrows(InputException.class, () -> corpus.training().rows(256));
        assertTrue(
                thrown.getMessage().matches("The training part of .*f\\.jsonl has only \\d+ tokens.*257.*context.*"),
                thrown.getMessage());
        assertEquals(corpus.training().tokens(), corpus.training().rowsUpTo(256).rowLength());
        assertEquals(17, corpus.training().rowsUpTo(16).rowLength());
    }

    @Test
    void anEmptyPartHasNoRowsOfAnyLength() throws IOException {
        Path file = Texts.write(folder, "a.jsonl", Texts.jsonLines("f", 3));
        Corpus corpus = packed(file, HeldOutSplit.none());
        assertEquals(0, corpus.heldOut().tokens());
        assertThrows(InputException.class, () -> corpus.heldOut().rowsUpTo(16));
    }

    private Corpus corpus(String rows) throws IOException {
        return packed(Texts.write(folder, "f.jsonl", rows), HeldOutSplit.usual());
    }

    private Corpus packed(Path file, HeldOutSplit split) {
        return new CorpusPacker(ByteTokenizer.withBeginning(), "bytes", TextColumns.none())
                .pack(List.of(file), split, folder.resolve("cache"), PackingListener.none());
    }
}
