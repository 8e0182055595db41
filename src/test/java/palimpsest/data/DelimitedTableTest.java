package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.tensor.InputException;

class DelimitedTableTest {
    private static final Document FRANCE = asked("capitals", "The capital of France is", " Paris");

    @TempDir
    private Path folder;

    @Test
    void twoColumnsAreAPromptAndItsAnswerInTheAreaOfTheFile() throws IOException {
        assertEquals(
                List.of(FRANCE, asked("capitals", "2 + 2 =", " 4")),
                read("The capital of France is,Paris\n\n2 + 2 = ,4\n"));
    }

    @Test
    void threeColumnsBeginWithTheArea() throws IOException {
        assertEquals(
                List.of(asked("towns", "The capital of France is", " Paris"), FRANCE),
                read("towns,The capital of France is,Paris\r\n,The capital of France is,Paris"));
    }

    @Test
    void aFirstRowMayNameTheColumnsInAnyOrder() throws IOException {
        assertEquals(List.of(FRANCE), read("Answer,Question\nParis,The capital of France is\n"));
        assertEquals(
                List.of(FRANCE), read("\uFEFFnote,answer,area,prompt\nsure,Paris,capitals,The capital of France is\n"));
    }

    @Test
    void aFieldInQuotesMayHoldCommasQuotesAndLines() throws IOException {
        assertEquals(
                List.of(
                        asked("capitals", "Of \"France\", the capital is", " Paris"),
                        asked("capitals", "Question: Où?\nAnswer:", " à Paris, là")),
                read("\"Of \"\"France\"\", the capital is\",Paris\n\"Question: Où?\nAnswer:\",\"à Paris, là\"\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b~c,d,e|line 2: 2 columns expected, as in the first row, and 3 found",
                "a,b~~c|line 3: 2 columns expected, as in the first row, and 1 found",
                "a,b,c,d|line 1: 4 columns found, and none is called text, or prompt and answer; choose the one that",
                "a,b~c, |line 2: the answer is empty",
                "a,b~ ,d|line 2: the prompt is empty",
                "a,b~c,\"d~e,f~g,h|line 2: the answer has a line break",
                "a,b~\"c,d~e,f|line 2: 2 columns expected, as in the first row, and 1 found",
                "a,b~\"c\" d,e|after line 1: a field in quotes goes on after its closing quote",
            })
    void aBrokenRowIsToldByFileAndLine(String content, String told) {
        InputException refused = assertThrows(InputException.class, () -> read(content.replace('~', '\n')));
        assertTrue(refused.getMessage().contains("capitals.csv, " + told), refused.getMessage());
    }

    @Test
    void aColumnOfThatNameIsTheTextWhateverStandsBesideIt() throws IOException {
        assertEquals(
                List.of(new Document("a", "First."), new Document("capitals", "Second.")),
                read("id,Text,Area\n1,First.,a\n2,Second.,\n3, ,b\n"));
        assertEquals(
                List.of(new Document("capitals", "Instruction: Sing.\nOutput: La.")),
                read("instruction,output\nSing.,La.\n"));
        assertEquals(List.of(new Document("capitals", "A line.")), read("quote\nA line.\n"));
    }

    @Test
    void aChosenColumnIsTheTextOfARowThatHoldsSeveral() throws IOException {
        Path file = Texts.write(folder, "news.csv", "title,body\nA,\"Rain, then\nsun.\"\nB,\n");
        TextColumns body = TextColumns.none().with(file, Optional.of("body"));
        try (DocumentReader reader = DocumentReader.open(file, body)) {
            assertEquals(new Document("news", "Rain, then\nsun."), reader.next());
            assertFalse(reader.hasNext());
        }
        try (DocumentReader reader = DocumentReader.open(file, body.with(file, Optional.of("story")))) {
            InputException refused = assertThrows(InputException.class, reader::hasNext);
            assertTrue(
                    refused.getMessage()
                            .contains("news.csv, line 2: there is no column \"story\"; choose one of these (--column"
                                    + " NAME): \"title\", \"body\"."),
                    refused.getMessage());
        }
    }

    @Test
    void tabsPartTheFieldsOfATsvAndItsFieldsMayHoldCommas() throws IOException {
        Path file = Texts.write(folder, "a.tsv", "text\tnote\nRed, green\tx\n\"Two\nlines\"\ty\n");
        assertEquals(List.of(new Document("a", "Red, green"), new Document("a", "Two\nlines")), Texts.read(file));
    }

    @Test
    void aPreviewNamesEachColumnWithItsFirstValues() throws IOException {
        Path file = Texts.write(folder, "a.csv", "id,,id\n1,\"One\n text\",\n2,Two,z\n");
        assertEquals(
                List.of(
                        new TablePreview.Column("id", List.of("1", "2")),
                        new TablePreview.Column("column 2", List.of("One text", "Two")),
                        new TablePreview.Column("id (column 3)", List.of("z"))),
                TablePreview.of(file).orElseThrow().columns());
        assertTrue(TablePreview.of(Texts.write(folder, "a.txt", "Text.")).isEmpty());
    }

    @Test
    void whatIsNotUtf8IsToldByItsLine() throws IOException {
        Path file = folder.resolve("capitals.csv");
        java.nio.file.Files.write(file, new byte[] {'a', ',', 'b', '\n', 'c', ',', (byte) 0xE9, '\n'});
        try (DocumentReader reader = DocumentReader.open(file, TextColumns.none())) {
            InputException refused = assertThrows(InputException.class, () -> reader.forEachRemaining(read -> {}));
            assertTrue(refused.getMessage().contains("not valid UTF-8 at line 2"), refused.getMessage());
        }
    }

    private static Document asked(String area, String prompt, String answer) {
        return new Document(area, prompt + answer, OptionalInt.of(prompt.length()));
    }

    private List<Document> read(String content) throws IOException {
        Path file = Texts.write(folder, "capitals.csv", content);
        List<Document> documents = new ArrayList<>();
        try (DocumentReader reader = DocumentReader.open(file, TextColumns.none())) {
            reader.forEachRemaining(documents::add);
        }
        return documents;
    }
}
