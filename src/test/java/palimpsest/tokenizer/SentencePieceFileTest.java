package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.SentencePieceModel.Kind;

/// Tokenizers that come as a SentencePiece model alone.
class SentencePieceFileTest {
    private static final long UNIGRAM = 1;
    private static final long BPE = 2;

    @TempDir
    Path folder;

    private SentencePieceBytes merging() {
        SentencePieceBytes model =
                new SentencePieceBytes(BPE, true).normalizer(4, 0).bytes();
        int rank = 0;
        for (String piece : List.of("ab", "▁ab", "ba", "abab")) {
            model.add(piece, -rank++, Kind.NORMAL);
        }
        for (String piece : List.of("▁", "a", "b", "é", "<", "s", ">")) {
            model.add(piece, -rank++, Kind.NORMAL);
        }
        return model;
    }

    private JsonTokenizer open(SentencePieceBytes model) throws IOException {
        model.write(folder.resolve("tokenizer.model"));
        return JsonTokenizer.open(folder);
    }

    @Test
    void pairsAreMergedInTheOrderOfTheirScores() throws IOException {
        try (JsonTokenizer tokenizer = open(merging())) {
            assertEquals(List.of(" ab", "ab"), texts(tokenizer, "abab"));
            assertEquals(List.of(" ", "b", "ab", " ab"), texts(tokenizer, "bab ab"));
            assertEquals(List.of(" ", "ba", "a"), texts(tokenizer, "baa"));
        }
    }

    @Test
    void whatNoPieceSpellsIsSpelledInBytesWithTheCharacterOnTheLast() throws IOException {
        try (JsonTokenizer tokenizer = open(merging())) {
            Encoding encoding = tokenizer.encode("b😀é");
            assertEquals(List.of(" ", "b", "<0xF0>", "<0x9F>", "<0x98>", "<0x80>", "é"), texts(tokenizer, "b😀é"));
            assertArrayEquals(new int[] {0, 0, 1, 1, 1, 1, 3}, encoding.starts());
            assertArrayEquals(new int[] {0, 1, 1, 1, 1, 3, 4}, encoding.ends());
            assertEquals("b😀é", tokenizer.decode(encoding.ids()));
        }
    }

    @Test
    void severalSpacesStayUnlessTheModelJoinsThem() throws IOException {
        try (JsonTokenizer tokenizer = open(merging())) {
            assertEquals(" a  b ", tokenizer.decode(tokenizer.ids(" a  b ")));
        }
        try (JsonTokenizer tokenizer = open(merging().normalizer(4, 1))) {
            assertEquals("a b", tokenizer.decode(tokenizer.ids(" a  b ")));
        }
    }

    @Test
    void noSpaceIsPutInFrontWhereTheModelSaysSo() throws IOException {
        try (JsonTokenizer tokenizer = open(merging().normalizer(3, 0))) {
            assertEquals(List.of("ab", " ab"), texts(tokenizer, "ab ab"));
            assertEquals("ab ab", tokenizer.decode(tokenizer.ids("ab ab")));
        }
    }

    @Test
    void controlTokensAreNamedAndNotReadFromTexts() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"llama\",\"eos_token_id\":2}");
        try (JsonTokenizer tokenizer = open(merging())) {
            assertEquals(OptionalInt.of(1), tokenizer.beginning());
            assertTrue(Arrays.stream(tokenizer.ids("a<s>b")).noneMatch(id -> id == 1));
            assertTrue(Arrays.stream(tokenizer.encodeWithControlTokens("a<s>b").ids())
                    .anyMatch(id -> id == 1));
            assertEquals("<s>", tokenizer.text(1));
            assertEquals(0, tokenizer.utf8Bytes(1));
        }
    }

    @Test
    void onlyLlamaAndGemmaBeginATextUnasked() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"novel\",\"bos_token_id\":1}");
        assertBeginning(OptionalInt.empty());
        Path config = folder.resolve("tokenizer_config.json");
        Files.writeString(config, "{\"tokenizer_class\":\"GemmaTokenizer\",\"bos_token\":\"<s>\"}");
        assertBeginning(OptionalInt.of(1));
        Files.writeString(config, "{\"tokenizer_class\":\"LlamaTokenizer\",\"add_bos_token\":false}");
        assertBeginning(OptionalInt.empty());
    }

    @Test
    void userDefinedAndAddedTokensAreTakenWhole() throws IOException {
        SentencePieceBytes model = merging().add("<tag>", 0, Kind.USER_DEFINED);
        int tag = model.pieces.size() - 1;
        Files.writeString(folder.resolve("added_tokens.json"), "{\"<more>\":%d}".formatted(tag + 1));
        try (JsonTokenizer tokenizer = open(model)) {
            assertTrue(Arrays.stream(tokenizer.ids("a<tag>b")).anyMatch(id -> id == tag));
            assertTrue(Arrays.stream(tokenizer.ids("a<more>b")).anyMatch(id -> id == tag + 1));
            assertEquals("<tag>", tokenizer.text(tag));
            assertEquals(tag + 2, tokenizer.vocabularySize());
        }
    }

    @Test
    void unigramTakesTheLikeliestPieces() throws IOException {
        SentencePieceBytes model = new SentencePieceBytes(UNIGRAM, false)
                .add("▁", -3, Kind.NORMAL)
                .add("▁a", -2, Kind.NORMAL)
                .add("a", -4, Kind.NORMAL)
                .add("b", -4, Kind.NORMAL)
                .add("bc", -5, Kind.NORMAL)
                .add("c", -2, Kind.NORMAL)
                .add("bcc", -7.5, Kind.NORMAL);
        try (JsonTokenizer tokenizer = open(model)) {
            // bcc -7.5 against bc+c -7 and b+c+c -8
            assertEquals(List.of(" a", "bc", "c"), texts(tokenizer, "abcc"));
            assertEquals(List.of(" a", " a"), texts(tokenizer, "  a   a "));
            Encoding encoding = tokenizer.encode("aéb");
            assertEquals(0, encoding.ids()[1]);
            assertArrayEquals(new int[] {0, 1, 2}, encoding.starts());
            assertArrayEquals(new int[] {1, 2, 3}, encoding.ends());
        }
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        Files.writeString(folder.resolve("tokenizer.model"), "IQ== 0\nIg== 1\n");
        refuses("is no SentencePiece model");
        new SentencePieceBytes(3, false).write(folder.resolve("tokenizer.model"));
        refuses("must be of the type unigram or bpe");
        new SentencePieceBytes(BPE, false).trainer(24, 1).write(folder.resolve("tokenizer.model"));
        refuses("writes spaces behind words");
    }

    private void assertBeginning(OptionalInt expected) throws IOException {
        try (JsonTokenizer tokenizer = open(merging())) {
            assertEquals(expected, tokenizer.beginning());
        }
    }

    private void refuses(String words) {
        InputException refusal = assertThrows(InputException.class, () -> JsonTokenizer.open(folder));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    private static List<String> texts(Tokenizer tokenizer, String text) {
        return Arrays.stream(tokenizer.ids(text)).mapToObj(tokenizer::text).toList();
    }
}
