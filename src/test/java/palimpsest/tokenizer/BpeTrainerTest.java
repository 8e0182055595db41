package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

class BpeTrainerTest {
    static final List<String> TEXTS = List.of(
            "The cat sat on the mat. The cat ate the rat, and the rat's hat.",
            "Ein Käse für die Größe: 12 + 34 = 46. The end\n\nis near.",
            "The the the cat cat the rat");

    @TempDir
    Path folder;

    @Test
    void theMostFrequentPairIsMergedFirstAndTiesGoToTheLowestIds() throws IOException {
        int size = BpeTrainer.train(List.of("ab ab ab cd cd cd"), 259, folder);
        assertEquals(259, size);
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(" c", tokenizer.text(257)); // a space and c, ab, cd: 3 times each
            assertEquals("ab", tokenizer.text(258));
        }
    }

    @Test
    void trainingTwiceGivesTheSameFilesInWhateverOrderTheTextsCome() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        BpeTrainer.train(TEXTS, 265, folder);
        BpeTrainer.train(TEXTS.reversed(), 265, other);
        for (String name : List.of("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")) {
            assertEquals(Files.readString(folder.resolve(name)), Files.readString(other.resolve(name)));
        }
    }

    @Test
    void aTrainedTokenizerLoadsAndShortensItsOwnTexts() {
        int size = BpeTrainer.train(TEXTS, 265, folder);
        assertEquals(265, size);
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(265, tokenizer.vocabularySize());
            assertEquals(OptionalInt.of(0), tokenizer.beginning());
            assertEquals(Set.of(0), tokenizer.ends());
            for (String text : TEXTS) {
                Encoding encoding = tokenizer.encode(text);
                assertTrue(encoding.length() < text.getBytes(StandardCharsets.UTF_8).length);
                assertEquals(text, tokenizer.decode(encoding.ids()));
            }
        }
    }

    @Test
    void theIdsAreThoseTheMergesGive() {
        BpeTrainer.train(List.of("aaaa aaaa"), 400, folder);
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertArrayEquals(new int[] {tokenizer.vocabularySize() - 1}, tokenizer.ids("aaaa"));
        }
    }

    @Test
    void trainingStopsWhereNoPairRepeats() {
        assertEquals(257, BpeTrainer.train(List.of("abc"), 400, folder));
    }

    @Test
    void theDocumentTokenInATextIsTrainedAsText() {
        BpeTrainer.train(List.of("<|endoftext|> <|endoftext|> <|endoftext|>"), 280, folder);
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            for (int id : tokenizer.ids("<|endoftext|>")) {
                assertTrue(id != 0);
            }
        }
    }

    @Test
    void badRequestsAreRefusedInWords() {
        InputException small = assertThrows(InputException.class, () -> BpeTrainer.train(TEXTS, 256, folder));
        assertTrue(small.getMessage().contains("at least 257"), small.getMessage());
        InputException empty = assertThrows(InputException.class, () -> BpeTrainer.train(List.of(""), 300, folder));
        assertTrue(empty.getMessage().contains("no text"), empty.getMessage());
        InputException nowhere =
                assertThrows(InputException.class, () -> BpeTrainer.train(TEXTS, 265, folder.resolve("missing")));
        assertTrue(nowhere.getMessage().contains("cannot be written"), nowhere.getMessage());
    }
}
