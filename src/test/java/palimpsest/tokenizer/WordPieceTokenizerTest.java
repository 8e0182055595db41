package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kind of tokenizer BERT has: letters lowered, words cut into pieces that continue with `##`.
class WordPieceTokenizerTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeATinyTokenizer() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), """
            {"version":"1.0","truncation":null,"padding":null,
             "added_tokens":[{"id":1,"content":"[CLS]","single_word":false,"lstrip":false,"rstrip":false,
                 "normalized":false,"special":true}],
             "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,
                 "strip_accents":null,"lowercase":true},
             "pre_tokenizer":{"type":"BertPreTokenizer"},
             "post_processor":{"type":"BertProcessing","sep":["[SEP]",6],"cls":["[CLS]",1]},
             "decoder":{"type":"WordPiece","prefix":"##","cleanup":false},
             "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
                 "max_input_chars_per_word":100,
                 "vocab":{"[UNK]":0,"[CLS]":1,"the":2,"cat":3,"##s":4,"über":5,"[SEP]":6,"uber":7,"!":8}}}\
            """);
    }

    @Test
    void piecesAndOffsetsAreThoseOfTheTextAsItWasWritten() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            Encoding encoding = tokenizer.encode("The Cats  😀 Über!");
            assertArrayEquals(new int[] {2, 3, 4, 0, 7, 8}, encoding.ids());
            assertArrayEquals(new int[] {0, 4, 7, 10, 13, 17}, encoding.starts());
            assertArrayEquals(new int[] {3, 7, 8, 12, 17, 18}, encoding.ends());
            assertEquals(
                    List.of("the", "cat", "s"),
                    Arrays.stream(encoding.ids(), 0, 3)
                            .mapToObj(tokenizer::text)
                            .toList());
            assertEquals(1, tokenizer.utf8Bytes(4));
        }
    }

    @Test
    void theOlderFormOfTheTemplateNamesTheBeginning() {
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            assertEquals(OptionalInt.of(1), tokenizer.beginning());
        }
    }
}
