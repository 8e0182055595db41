package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

class DocumentReaderTest {
    @TempDir
    private Path folder;

    @Test
    void theFormsOfARowBecomePlainText() throws IOException {
        Path file = Texts.write(folder, "mixed.jsonl", """
            {"text": "As it stands.\\n", "id": 7}

            {"question": "Why?", "answer": "So."}
            {"instruction": "Add.", "input": "1 and 2", "output": "3"}
            {"instruction": "Sing.", "input": "", "output": "La."}
            {"instruction": "Dance.", "output": "Hop."}
            {"messages": [{"role": "user", "content": "Hi"}, \
            {"role": "assistant", "content": [{"type": "text", "text": "Ho"}]}]}
            {"question": "2+2?", "answer": 4, "area": "sums"}
            """);
        assertEquals(
                List.of(
                        new Document("mixed", "As it stands.\n"),
                        new Document("mixed", "Question: Why?\nAnswer: So.", OptionalInt.of(22)),
                        new Document("mixed", "Instruction: Add.\nInput: 1 and 2\nOutput: 3"),
                        new Document("mixed", "Instruction: Sing.\nOutput: La."),
                        new Document("mixed", "Instruction: Dance.\nOutput: Hop."),
                        new Document("mixed", "User: Hi\nAssistant: Ho"),
                        new Document("sums", "Question: 2+2?\nAnswer: 4", OptionalInt.of(22))),
                Texts.read(file));
    }

    @Test
    void rowsMayEndInCarriageReturnsAndBeginWithAByteOrderMark() throws IOException {
        Path file =
                Texts.write(folder, "a.ndjson", "\uFEFF{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}\r\n{\"text\":\"c\"}");
        assertEquals("abc", Texts.joined(Texts.read(file)));
    }

    @Test
    void aRowLongerThanAnyBufferIsWhole() throws IOException {
        String text = "\u00E9 long ".repeat(60_000);
        Path file = Texts.write(folder, "a.jsonl", "{\"text\":\"" + text + "\"}\n{\"text\":\"b\"}\n");
        assertEquals(List.of(new Document("a", text), new Document("a", "b")), Texts.read(file));
    }

    @Test
    void halfACharacterInAnEscapeIsReplaced() throws IOException {
        Path file = Texts.write(folder, "a.jsonl", "{\"text\":\"a\\ud83d b \\ud83d\\ude00\"}");
        assertEquals("a\uFFFD b \uD83D\uDE00", Texts.joined(Texts.read(file)));
    }

    @Test
    void aLineCutInHalfIsNamedByFileAndLine() throws IOException {
        says(
                Texts.write(folder, "cut.jsonl", "{\"text\":\"a\"}\n\n{\"text\": \"half of"),
                "cut.jsonl, line 3",
                "breaks off");
        says(Texts.write(folder, "cut.jsonl", "{\"text\":\"a\"}\n{\"text\": \n"), "cut.jsonl, line 2", "breaks off");
        says(Texts.write(folder, "odd.jsonl", "{text: 'a'}\n"), "odd.jsonl, line 1", "malformed");
        says(Texts.write(folder, "two.jsonl", "{\"text\":\"a\"}{\"text\":\"b\"}"), "two.jsonl, line 1");
        says(Texts.write(folder, "list.jsonl", "[1, 2]\n"), "list.jsonl, line 1", "object");
    }

    @Test
    void aRowWithoutAKnownFormNamesItsFieldsAndTheAcceptedOnes() throws IOException {
        Path file = Texts.write(folder, "a.jsonl", "{\"prompt\":\"a\",\"question\":\"b\"}\n");
        says(
                file,
                "a.jsonl, line 1",
                "\"prompt\", \"question\"",
                "\"text\"",
                "\"answer\"",
                "\"output\"",
                "\"messages\"");
        says(Texts.write(folder, "b.jsonl", "{\"text\": {\"a\": 1}}\n"), "b.jsonl, line 1", "\"text\" must be a text");
        says(
                Texts.write(folder, "c.jsonl", "{\"messages\": [{\"role\": \"user\"}]}\n"),
                "c.jsonl, line 1",
                "\"content\"");
    }

    @Test
    void invalidUtf8IsNamedByLineAndByte() throws IOException {
        byte[] bytes = "fine\nalso fine\nnot ?".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        says(Texts.write(folder, "bad.txt", bytes), "bad.txt", "not valid UTF-8", "line 3", "byte 20");
        bytes[bytes.length - 1] = (byte) 0xC3;
        says(Texts.write(folder, "bad.txt", bytes), "not valid UTF-8", "line 3", "byte 20");
        byte[] far = ("x".repeat(99) + "\n").repeat(3000).getBytes(StandardCharsets.UTF_8);
        far[250_010] = (byte) 0x80;
        says(Texts.write(folder, "far.txt", far), "line 2501", "byte 250011");
        says(Texts.write(folder, "wide.txt", "Hello".getBytes(StandardCharsets.UTF_16)), "UTF-16", "byte 1 ");
    }

    @Test
    void missingEmptyBlankUnknownAndFolderAreEachASentence() throws IOException {
        says(folder.resolve("gone.txt"), "no file", "gone.txt");
        says(folder, "is a folder");
        says(Texts.write(folder, "empty.txt", ""), "empty.txt is empty");
        says(Texts.write(folder, "blank.txt", " \n\n "), "holds no text");
        says(Texts.write(folder, "mark.txt", "\uFEFF"), "holds no text");
        says(Texts.write(folder, "blank.jsonl", "\n{\"text\": \"\"}\n"), "holds no text");
        says(Texts.write(folder, "a.pdf", "x"), "a.pdf", ".jsonl", ".txt", ".npy");
        says(Texts.write(folder, "a.npy", "x"), "packed rows");
    }

    @Test
    void theHashComesFromTheSamePass() throws IOException {
        Path file = Texts.write(folder, "a.txt", "\uFEFF" + Texts.paragraphs(3, 300));
        try (DocumentReader reader = DocumentReader.open(file, TextColumns.none())) {
            reader.forEachRemaining(document -> {});
            assertEquals(FileHash.of(file), reader.hash());
        }
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                FileHash.of(Texts.write(folder, "b.txt", "abc")).sha256());
    }

    @Test
    void aPreviewShowsTheBeginningOfAnyKind() throws IOException {
        FilePreview text = FilePreview.of(Texts.write(folder, "a.txt", Texts.paragraphs(3, 300)), TextColumns.none());
        assertEquals(CorpusFormat.TEXT, text.format());
        assertTrue(text.beginning().length() > 300 && text.beginning().length() < 410);
        FilePreview rows =
                FilePreview.of(Texts.write(folder, "a.jsonl", "{\"text\":\"Tiny.\"}\n{broken"), TextColumns.none());
        assertEquals("Tiny.", rows.beginning());
        assertEquals(CorpusFormat.JSON_LINES, rows.format());
    }

    private static void says(Path file, String... words) {
        InputException thrown = assertThrows(InputException.class, () -> Texts.read(file));
        for (String word : words) {
            assertTrue(thrown.getMessage().contains(word), thrown.getMessage() + " lacks: " + word);
        }
    }
}
