package palimpsest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.tensor.InputException;

class QuestionTableTest {
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
                "only|line 1: 1 column found, but a row must be prompt,answer or area,prompt,answer",
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
    void whatIsNotUtf8IsToldByItsLine() throws IOException {
        Path file = folder.resolve("capitals.csv");
        java.nio.file.Files.write(file, new byte[] {'a', ',', 'b', '\n', 'c', ',', (byte) 0xE9, '\n'});
        try (DocumentReader reader = DocumentReader.open(file)) {
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
        try (DocumentReader reader = DocumentReader.open(file)) {
            reader.forEachRemaining(documents::add);
        }
        return documents;
    }
}
