package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

/// The two files that GPT-2 came with, against a `tokenizer.json` of the same pieces and merges.
class MergesFilesTest {
    private static final String TEXT =
            "The cat's 3 hats,  it 😀 said:\n\n\t\"naïve über-cats\" won't sit.   \r\nEnd 1234 ";

    @TempDir
    Path parent;

    private Path whole;
    private Path two;

    @BeforeEach
    void writeBothForms() throws IOException {
        whole = Files.createDirectory(parent.resolve("whole"));
        two = Files.createDirectory(parent.resolve("two"));
        BpeTrainer.train(BpeTrainerTest.TEXTS, 280, whole);
        TwoFiles.write(whole.resolve("tokenizer.json"), two);
    }

    @Test
    void aTextHasTheSameIdsAndOffsetsAsFromTheWholeFile() {
        try (JsonTokenizer expected = JsonTokenizer.open(whole);
                JsonTokenizer found = JsonTokenizer.open(two)) {
            Encoding one = expected.encode(TEXT);
            Encoding other = found.encode(TEXT);
            assertArrayEquals(one.ids(), other.ids());
            assertArrayEquals(one.starts(), other.starts());
            assertArrayEquals(one.ends(), other.ends());
            assertEquals(TEXT, found.decode(other.ids()));
            assertEquals(expected.vocabularySize(), found.vocabularySize());
            assertEquals("<0xF0>", found.text(found.ids("😀")[0]));
        }
    }

    @Test
    void theDocumentTokenIsAControlTokenAndStandsNowhereByItself() throws IOException {
        Files.writeString(two.resolve("config.json"), "{\"eos_token_id\":0}");
        try (JsonTokenizer tokenizer = JsonTokenizer.open(two)) {
            assertEquals(OptionalInt.empty(), tokenizer.beginning());
            assertEquals(Set.of(0), tokenizer.ends());
            assertTrue(Arrays.stream(tokenizer.ids("a<|endoftext|>")).noneMatch(id -> id == 0));
            assertTrue(Arrays.stream(
                            tokenizer.encodeWithControlTokens("a<|endoftext|>").ids())
                    .anyMatch(id -> id == 0));
        }
    }

    @Test
    void tokensAddedBesideTheFilesAreRead() throws IOException {
        int next = JsonFile.read(two.resolve("vocab.json")).size();
        Files.writeString(two.resolve("added_tokens.json"), "{\"<tab>\":%d,\"<pad>\":%d}".formatted(next + 1, next));
        Files.writeString(
                two.resolve("tokenizer_config.json"),
                "{\"add_bos_token\":true,\"bos_token\":\"<|endoftext|>\",\"pad_token\":\"<pad>\"}");
        try (JsonTokenizer tokenizer = JsonTokenizer.open(two)) {
            assertEquals(next + 2, tokenizer.vocabularySize());
            assertEquals(OptionalInt.of(0), tokenizer.beginning());
            assertArrayEquals(new int[] {next + 1}, tokenizer.ids("<tab>"));
            assertTrue(Arrays.stream(tokenizer.ids("<pad>")).noneMatch(id -> id == next));
        }
    }

    @Test
    void qwenCutsDigitsOneByOne() throws IOException {
        String digits = "12 12";
        Files.writeString(two.resolve("merges.txt"), Files.readString(two.resolve("merges.txt")) + "1 2\n");
        JsonObject vocabulary = JsonFile.read(two.resolve("vocab.json"));
        vocabulary.addProperty("12", vocabulary.size());
        Files.writeString(two.resolve("vocab.json"), vocabulary.toString());
        try (JsonTokenizer gpt2 = JsonTokenizer.open(two)) {
            assertEquals(3, gpt2.ids(digits).length); // 12, space, 12
        }
        Files.writeString(two.resolve("tokenizer_config.json"), "{\"tokenizer_class\":\"Qwen2Tokenizer\"}");
        try (JsonTokenizer qwen = JsonTokenizer.open(two)) {
            assertEquals(5, qwen.ids(digits).length);
            assertEquals(digits, qwen.decode(qwen.ids(digits)));
        }
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        Files.writeString(two.resolve("merges.txt"), "#version: 0.2\nt h\na b</w>\n");
        refuses("merges.txt: line 3 merges pieces that do not spell bytes");
        Files.writeString(two.resolve("merges.txt"), "t h e\n");
        refuses("merges.txt: line 1 should be two pieces");
        Files.writeString(two.resolve("vocab.json"), "{\"a\":\"x\"}");
        refuses("vocab.json does not hold an id for each piece");
        Files.delete(two.resolve("merges.txt"));
        refuses("has vocab.json but no tokenizer.json");
    }

    private void refuses(String words) {
        InputException refusal = assertThrows(InputException.class, () -> JsonTokenizer.open(two));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }
}
