package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.tensor.InputException;

/// Parquet files that another program wrote; `make.sql` beside them says how.
class ParquetTableTest {
    private static final Path FILES = Path.of("src/test/resources/parquet");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "plain"})
    void aChosenColumnIsReadWhateverItsPagesArePackedWith(String packing) {
        Path file = FILES.resolve(packing + ".parquet");
        List<Document> documents = read(file, "body");
        // every seventh row from the fourth on has no text
        assertEquals(257, documents.size());
        assertEquals(new Document(packing, "The town number 2 lies on the river Öre."), documents.get(2));
        assertEquals(new Document(packing, "The town number 4 lies on the river Öre."), documents.get(3));
        assertEquals(
                "The town number 299 lies on the river Öre.",
                documents.getLast().text());
        assertEquals("Town 7", read(file, "title").get(7).text());
        assertEquals("7", read(file, "id").get(7).text());
    }

    @Test
    void messagesAndQuestionsAreUnderstoodByTheirNames() {
        assertEquals(
                List.of(
                        new Document("sums", "User: What is 0 + 1?\nAssistant: It is 1."),
                        new Document("sums", "User: What is 1 + 1?\nAssistant: It is 2."),
                        new Document("sums", "User: What is 2 + 1?\nAssistant: It is 3.")),
                Texts.read(FILES.resolve("messages.parquet")));
        assertEquals(
                Texts.read(FILES.resolve("messages.parquet")), read(FILES.resolve("messages.parquet"), "messages"));
        assertEquals(
                List.of(new Document("questions", "The capital of Norland is Ostby", OptionalInt.of(25))),
                Texts.read(FILES.resolve("questions.parquet")));
    }

    @Test
    void columnsThatSayNothingAreNamedToChooseFrom() {
        String told = assertThrows(InputException.class, () -> Texts.read(FILES.resolve("snappy.parquet")))
                .getMessage();
        assertTrue(told.contains("snappy.parquet, row 1: the fields \"id\", \"title\", \"body\" found"), told);
        assertTrue(told.contains("--column NAME"), told);
        told = assertThrows(InputException.class, () -> read(FILES.resolve("snappy.parquet"), "txt"))
                .getMessage();
        assertTrue(told.contains("there is no column \"txt\"; choose one of these"), told);
        TablePreview preview = TablePreview.of(FILES.resolve("snappy.parquet")).orElseThrow();
        assertEquals(
                List.of("id", "title", "body"),
                preview.columns().stream().map(TablePreview.Column::name).toList());
        assertEquals(
                List.of("Town 0", "Town 1", "Town 2"), preview.columns().get(1).samples());
    }

    @Test
    void aFilePackedAsAWholeIsReadAndLeavesNothingBehind() throws IOException {
        Path packed = folder.resolve("snappy.parquet.zst");
        Files.write(packed, Zstd.compress(Files.readAllBytes(FILES.resolve("snappy.parquet"))));
        assertEquals(read(FILES.resolve("snappy.parquet"), "body"), read(packed, "body"));
    }

    @Test
    void whatCannotBeReadIsNamedWithTheWayOut() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("snappy.parquet"));
        says(Texts.write(folder, "cut.parquet", Arrays.copyOf(whole, whole.length - 5)), "cut.parquet cannot be read");
        says(Texts.write(folder, "tiny.parquet", "PAR1"), "tiny.parquet cannot be read as Parquet");
        says(Texts.write(folder, "prose.parquet", Texts.paragraphs(1, 10)), "prose.parquet cannot be read as Parquet");
        byte[] damaged = whole.clone();
        // the title and the numbers come first, and are not read
        Arrays.fill(damaged, whole.length / 2, whole.length * 3 / 4, (byte) 0x7F);
        says(Texts.write(folder, "damaged.parquet", damaged), "damaged.parquet cannot be read as Parquet");
        says(FILES.resolve("lz4.parquet"), "packed by Snappy, zstd, gzip or not at all");
    }

    private static void says(Path file, String words) {
        String told =
                assertThrows(InputException.class, () -> read(file, "body")).getMessage();
        assertTrue(told.contains(words), told);
    }

    private static List<Document> read(Path file, String column) {
        List<Document> documents = new ArrayList<>();
        TextColumns columns = TextColumns.none().with(file, Optional.of(column));
        try (DocumentReader reader = DocumentReader.open(file, columns)) {
            reader.forEachRemaining(documents::add);
            assertEquals(FileHash.of(file), reader.hash());
        }
        return documents;
    }
}
