package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDocumentsTest {
    @TempDir
    private Path folder;

    @Test
    void aShortTextIsOneDocumentOfTheAreaItsFileIsNamedAfter() throws IOException {
        Path file = Texts.write(folder, "sea.stories.txt", "The sea.\r\n\r\nThe ship.");
        assertEquals(List.of(new Document("sea.stories", "The sea.\r\n\r\nThe ship.")), Texts.read(file));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void documentsPutTogetherAreTheTextAndEachIsLongEnough(long seed) throws IOException {
        String text = Texts.paragraphs(seed, 30 + (int) seed * 7);
        List<Document> documents = Texts.read(Texts.write(folder, "a.txt", text));
        assertEquals(text, Texts.joined(documents));
        assertTrue(documents.size() > 5);
        documents.forEach(document -> assertTrue(document.text().length() >= 2000, document.text()));
    }

    @Test
    void documentsEndAtBlankLinesWhereThereAreSome() throws IOException {
        List<Document> documents = Texts.read(Texts.write(folder, "a.txt", Texts.paragraphs(9, 60)));
        documents.forEach(document -> assertTrue(document.text().endsWith("\n\n"), document.text()));
        documents.forEach(document -> assertFalse(document.text().startsWith("\n"), document.text()));
    }

    @Test
    void linesOfWhiteSpaceAndCarriageReturnsCountAsBlank() throws IOException {
        String paragraph = "word ".repeat(450) + "\r\n \t\r\n";
        List<Document> documents = Texts.read(Texts.write(folder, "a.txt", paragraph.repeat(4)));
        assertEquals(4, documents.size());
        documents.forEach(document -> assertEquals(paragraph, document.text()));
    }

    @Test
    void aTextWithoutBlankLinesIsCutAtLineEnds() throws IOException {
        String text = "one two three four five.\n".repeat(1000);
        List<Document> documents = Texts.read(Texts.write(folder, "a.txt", text));
        assertEquals(text, Texts.joined(documents));
        assertTrue(documents.size() > 10);
        documents.forEach(document -> assertTrue(document.text().endsWith("\n")));
    }

    @Test
    void aTextWithoutLinesIsCutAtSentenceEnds() throws IOException {
        String text = "Is this one? It is (so they say.) And on it goes, and on! ".repeat(400);
        List<Document> documents = Texts.read(Texts.write(folder, "a.txt", text));
        assertEquals(text, Texts.joined(documents));
        assertTrue(documents.size() > 8);
        documents.forEach(document -> assertTrue(document.text().matches("(?s).*[.?!)] $"), document.text()));
    }

    @Test
    void aTextWithoutAnyPlaceToCutIsCutHardButNeverThroughACharacter() throws IOException {
        String text = "x" + "\uD83D\uDE00".repeat(7000);
        List<Document> documents = Texts.read(Texts.write(folder, "a.txt", text));
        assertEquals(text, Texts.joined(documents));
        assertTrue(documents.size() > 4);
        documents.forEach(document -> assertEquals(
                document.text(), new String(document.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }

    @Test
    void aByteOrderMarkIsNotText() throws IOException {
        assertEquals("Hello.", Texts.joined(Texts.read(Texts.write(folder, "a.txt", "\uFEFFHello."))));
    }

    @Test
    void textAcrossReadBuffersIsWhole() throws IOException {
        String text = "a" + "\u00E9\u4E2D\uD83D\uDE00 ".repeat(40_000);
        assertEquals(text, Texts.joined(Texts.read(Texts.write(folder, "a.txt", text))));
    }

    @Test
    void thirtyMegabytesStreamThroughLittleMemory() throws IOException {
        Path file = folder.resolve("big.txt");
        try (Writer out = Files.newBufferedWriter(file)) {
            String line = "no line end anywhere in this text, which goes on and on, word after word ".repeat(100);
            for (int i = 0; i < 30_000_000 / line.length(); i++) {
                out.write(line);
            }
        }
        long length = 0;
        long most = 0;
        int documents = 0;
        long before = liveBytes();
        try (DocumentReader reader = DocumentReader.open(file, TextColumns.none())) {
            while (reader.hasNext()) {
                length += reader.next().text().length();
                if (++documents % 4000 == 0) {
                    most = Math.max(most, liveBytes() - before);
                }
            }
            assertEquals(Files.size(file), reader.bytesRead());
        }
        assertEquals(Files.size(file), length);
        assertTrue(documents > 10_000, "documents: " + documents);
        assertTrue(most < 8 << 20, "live bytes grew by " + most);
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
