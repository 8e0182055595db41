package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tensor.InputException;

class JsonTokenizerTest {
    private static final String ASTRAL = "Hi 😀 über naïve 𝒳! ¿Qué?\n\tend";

    @TempDir
    Path folder;

    @BeforeEach
    void trainATinyTokenizer() {
        BpeTrainer.train(BpeTrainerTest.TEXTS, 265, folder);
    }

    @Test
    void offsetsCoverTheTextInOrderInUtf16Units() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            Encoding encoding = tokenizer.encode(ASTRAL);
            int covered = 0;
            for (int i = 0; i < encoding.length(); i++) {
                assertEquals(covered, encoding.starts()[i]);
                covered = encoding.ends()[i];
            }
            assertEquals(ASTRAL.length(), covered);
        }
    }

    @Test
    void aCharacterOfSeveralTokensBelongsToTheLast() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            Encoding encoding = tokenizer.encode("a😀b");
            assertEquals(6, encoding.length());
            assertArrayEquals(new int[] {0, 1, 1, 1, 1, 3}, encoding.starts());
            assertArrayEquals(new int[] {1, 1, 1, 1, 3, 4}, encoding.ends());
        }
    }

    @Test
    void theBytesOfTheTokensAddUpToThoseOfTheText() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            int[] ids = tokenizer.ids(ASTRAL);
            int bytes = Arrays.stream(ids).map(tokenizer::utf8Bytes).sum();
            assertEquals(ASTRAL.getBytes(StandardCharsets.UTF_8).length, bytes);
            assertArrayEquals(ids, tokenizer.encode(ASTRAL).ids());
            assertEquals(ASTRAL, tokenizer.decode(ids));
        }
    }

    @Test
    void aTokenReadsAsItsTextAndAStrayByteAsItsNumber() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(" ", tokenizer.text(tokenizer.ids(" ")[0]));
            assertEquals("\n", tokenizer.text(tokenizer.ids("\n")[0]));
            assertEquals("<0xF0>", tokenizer.text(tokenizer.ids("😀")[0]));
            assertEquals(BpeTrainer.DOCUMENT_TOKEN, tokenizer.text(0));
            assertEquals(0, tokenizer.utf8Bytes(0));
        }
    }

    @Test
    void aLiteralControlTokenIsTextUnlessAskedFor() {
        String text = "end<|endoftext|>The cat";
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            int[] plain = tokenizer.ids(text);
            assertTrue(Arrays.stream(plain).noneMatch(id -> id == 0));
            assertEquals(text, tokenizer.decode(plain));

            Encoding control = tokenizer.encodeWithControlTokens(text);
            int at = Arrays.stream(control.ids()).boxed().toList().indexOf(0);
            assertEquals(3, control.starts()[at]);
            assertEquals(16, control.ends()[at]);
            assertEquals("endThe cat", tokenizer.decode(control.ids()));
        }
    }

    @Test
    void nothingIsPutInFrontCutOffOrPadded() throws IOException {
        edit("\"truncation\": null", """
            "truncation": {"direction":"Right","max_length":4,"strategy":"LongestFirst","stride":0}\
            """);
        edit("\"padding\": null", """
            "padding": {"strategy":{"Fixed":9},"direction":"Right","pad_to_multiple_of":null,
                "pad_id":0,"pad_type_id":0,"pad_token":"<|endoftext|>"}\
            """);
        String text = "The cat sat. ".repeat(2_000);
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(text, tokenizer.decode(tokenizer.ids(text)));
            assertEquals(1, tokenizer.encode("a").length());
            assertEquals(0, tokenizer.encode("").length());
            assertEquals(1, tokenizer.encodeWithControlTokens("a").length());
        }
    }

    @Test
    void aLoneSurrogateSpoilsNothingElse() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            String text = "a\uD800😀\u0000b";
            Encoding encoding = tokenizer.encode(text);
            assertEquals("a\uFFFD😀\u0000b", tokenizer.decode(encoding.ids()));
            assertEquals(text.length(), encoding.ends()[encoding.length() - 1]);
        }
    }

    @Test
    void theBeginningIsWhatTheFilesSay() throws IOException {
        Path config = folder.resolve("tokenizer_config.json");
        Files.writeString(config, "{\"add_bos_token\":false,\"bos_token\":\"<|endoftext|>\"}");
        assertBeginning(OptionalInt.empty());
        Files.writeString(config, "{\"add_bos_token\":true,\"bos_token\":{\"content\":\"<|endoftext|>\"}}");
        assertBeginning(OptionalInt.of(0));
        Files.delete(config);
        assertBeginning(OptionalInt.of(0)); // from the template in tokenizer.json
        Files.delete(folder.resolve("special_tokens_map.json"));
        Files.writeString(config, "{\"add_bos_token\":true}");
        Files.writeString(folder.resolve("config.json"), "{\"bos_token_id\":5}");
        assertBeginning(OptionalInt.of(5));
    }

    @Test
    void tokensThatOnlyTheConfigurationDescribesAreReadAsFarAsTheyFollow() throws IOException {
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"added_tokens_decoder\":{\"265\":{\"content\":\"<tab>\",\"special\":false},"
                        + "\"266\":{\"content\":\"<turn>\",\"special\":true},"
                        + "\"300\":{\"content\":\"<far>\",\"special\":false}}}");
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(267, tokenizer.vocabularySize());
            assertArrayEquals(new int[] {265}, tokenizer.ids("<tab>"));
            assertTrue(Arrays.stream(tokenizer.ids("<turn>")).noneMatch(id -> id == 266));
            assertArrayEquals(
                    new int[] {266}, tokenizer.encodeWithControlTokens("<turn>").ids());
            assertTrue(tokenizer.ids("<far>").length > 1);
        }
    }

    @Test
    void theFingerprintTellsWhetherDocumentsAreCutAndBegunAlike() throws IOException {
        String whole = fingerprint();
        assertEquals(whole, fingerprint());
        Files.writeString(folder.resolve("config.json"), "{\"eos_token_id\":7}");
        String otherEnd = fingerprint();
        assertTrue(!whole.equals(otherEnd));
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"add_bos_token\":false}");
        assertTrue(!otherEnd.equals(fingerprint()));
    }

    private String fingerprint() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            return tokenizer.fingerprint();
        }
    }

    @Test
    void theEndsAreANumberOrAList() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"eos_token_id\":7}");
        assertEnds(Set.of(7));
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\":[1,2]}");
        assertEnds(Set.of(1, 2));
    }

    @Test
    void aMissingOrBrokenFileIsNamed() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        refuses("tokenizer.json is not valid JSON");
        Files.writeString(file, "[]");
        refuses("holds no JSON object");
        Files.writeString(file, "{\"version\":\"1.0\"}");
        refuses("does not have the form of a Hugging Face tokenizer");
        Files.writeString(file, whole.replaceFirst("\"merges\": \\[", "\"merges\": [\"zz zz\","));
        refuses("is not accepted by the tokenizers library");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE});
        refuses("tokenizer.json cannot be read");
        Files.delete(file);
        refuses("has no tokenizer.json");
        Files.createFile(folder.resolve("vocab.txt"));
        refuses("has vocab.txt but no tokenizer.json");
        Files.writeString(file, whole);
        Files.writeString(folder.resolve("tokenizer_config.json"), "{");
        refuses("tokenizer_config.json is not valid JSON");
    }

    @Test
    void aClosedTokenizerSaysSo() {
        JsonTokenizer tokenizer = JsonTokenizer.open(folder);
        tokenizer.close();
        tokenizer.close();
        assertThrows(IllegalStateException.class, () -> tokenizer.encode("a"));
        assertThrows(IllegalStateException.class, () -> tokenizer.encodeWithControlTokens("a"));
    }

    @Test
    void controlTokensOutsideTheVocabularyDoNotShiftTheOthers() throws IOException {
        edit("\"added_tokens\": [", """
            "added_tokens": [
            {"id":265,"content":"<tool>","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,
                "special":true},
            {"id":266,"content":"   ","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,
                "special":false},\
            """);
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(267, tokenizer.vocabularySize());
            assertTrue(tokenizer.ids("<tool>").length > 1);
            assertArrayEquals(new int[] {266}, tokenizer.ids("   "));
            assertEquals("   ", tokenizer.text(266));
            assertEquals(3, tokenizer.utf8Bytes(266));
            assertArrayEquals(
                    new int[] {265}, tokenizer.encodeWithControlTokens("<tool>").ids());
        }
    }

    private void edit(String from, String to) throws IOException {
        Path file = folder.resolve("tokenizer.json");
        String json = Files.readString(file);
        assertTrue(json.contains(from), json.substring(0, 300));
        Files.writeString(file, json.replace(from, to));
    }

    private void assertBeginning(OptionalInt expected) {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(expected, tokenizer.beginning());
        }
    }

    private void assertEnds(Set<Integer> expected) {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(expected, tokenizer.ends());
        }
    }

    private void refuses(String words) {
        InputException refusal = assertThrows(InputException.class, () -> {
            try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
                tokenizer.ids("a");
            }
        });
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
    }
}
