package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kind of tokenizer Llama has: `▁` for a space, bytes for what the vocabulary lacks, no words before merging.
class SentencePieceTokenizerTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeATinyTokenizer() throws IOException {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (String piece : List.of("<unk>", "<s>", "</s>")) {
            vocabulary.put(piece, vocabulary.size());
        }
        for (int value = 0; value < 256; value++) {
            vocabulary.put("<0x%02X>".formatted(value), vocabulary.size());
        }
        for (String piece : List.of("▁", "a", "b", "<", "s", ">", "/", "é", "ab", "▁ab", "<s")) {
            vocabulary.put(piece, vocabulary.size());
        }
        Gson gson = new Gson();
        String added = String.join(
                ",",
                IntStream.range(0, 3)
                        .mapToObj(id -> """
                            {"id":%d,"content":"%s","single_word":false,"lstrip":false,"rstrip":false,
                             "normalized":false,"special":true}\
                            """.formatted(
                                        id, List.of("<unk>", "<s>", "</s>").get(id)))
                        .toList());
        Files.writeString(folder.resolve("tokenizer.json"), """
            {"version":"1.0","truncation":null,"padding":null,"added_tokens":[%s],
             "normalizer":{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},
                 {"type":"Replace","pattern":{"String":" "},"content":"▁"}]},
             "pre_tokenizer":null,"post_processor":null,
             "decoder":{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},
                 {"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]},
             "model":{"type":"BPE","dropout":null,"unk_token":"<unk>","continuing_subword_prefix":null,
                 "end_of_word_suffix":null,"fuse_unk":true,"byte_fallback":true,"ignore_merges":false,
                 "vocab":%s,"merges":["a b","▁ ab","< s","<s >"]}}\
            """.formatted(added, gson.toJson(vocabulary)));
    }

    @Test
    void aWordTakesItsSpaceAndTheFirstOneGetsOne() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            Encoding encoding = tokenizer.encode("ab ab");
            assertEquals(List.of(" ab", " ab"), texts(tokenizer, encoding));
            assertArrayEquals(new int[] {0, 2}, encoding.starts());
            assertArrayEquals(new int[] {2, 5}, encoding.ends());
            assertEquals("ab ab", tokenizer.decode(encoding.ids()));
            assertEquals(
                    6, Arrays.stream(encoding.ids()).map(tokenizer::utf8Bytes).sum());
        }
    }

    @Test
    void theSpacePutInFrontCoversNoCharacter() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            Encoding encoding = tokenizer.encode("b😀é");
            assertEquals(List.of(" ", "b", "<0xF0>", "<0x9F>", "<0x98>", "<0x80>", "é"), texts(tokenizer, encoding));
            assertArrayEquals(new int[] {0, 0, 1, 1, 1, 1, 3}, encoding.starts());
            assertArrayEquals(new int[] {0, 1, 1, 1, 1, 3, 4}, encoding.ends());
            assertEquals("b😀é", tokenizer.decode(encoding.ids()));
        }
    }

    @Test
    void aControlTokenIsNotMergedTogetherFromItsLetters() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            int[] ids = tokenizer.ids("a<s>b");
            assertTrue(Arrays.stream(ids).noneMatch(id -> id == 1));
            assertEquals("a<s>b", tokenizer.decode(ids));
            assertTrue(Arrays.stream(tokenizer.encodeWithControlTokens("a<s>b").ids())
                    .anyMatch(id -> id == 1));
        }
    }

    @Test
    void aNewlineIsReadFromItsByte() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals("\n", tokenizer.text(3 + '\n'));
            assertEquals(1, tokenizer.utf8Bytes(3 + 0xF0));
            assertEquals(0, tokenizer.utf8Bytes(1));
            assertEquals("<s>", tokenizer.text(1));
        }
    }

    private static List<String> texts(Tokenizer tokenizer, Encoding encoding) {
        return Arrays.stream(encoding.ids()).mapToObj(tokenizer::text).toList();
    }
}
