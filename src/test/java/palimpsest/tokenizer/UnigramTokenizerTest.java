package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Unigram vocabulary lists its control tokens among the pieces, with the best score of all.
class UnigramTokenizerTest {
    @TempDir
    Path folder;

    @Test
    void aControlTokenAmongThePiecesIsStillTextInAText() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), """
            {"version":"1.0","truncation":null,"padding":null,
             "added_tokens":[{"id":1,"content":"<s>","single_word":false,"lstrip":false,"rstrip":false,
                 "normalized":false,"special":true}],
             "normalizer":null,
             "pre_tokenizer":{"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true},
             "post_processor":null,
             "decoder":{"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true},
             "model":{"type":"Unigram","unk_id":0,"byte_fallback":false,"vocab":[["<unk>",0.0],["<s>",0.0],
                 ["▁",-2.0],["a",-3.0],["b",-3.0],["<",-4.0],["s",-4.0],[">",-4.0],["▁ab",-1.0]]}}\
            """);
        try (JsonTokenizer tokenizer = JsonTokenizer.open(folder)) {
            int[] ids = tokenizer.ids("ab <s>");
            assertArrayEquals(new int[] {8, 2, 5, 6, 7}, ids);
            assertEquals("ab <s>", tokenizer.decode(ids));
            assertEquals(" ab", tokenizer.text(8));
            assertEquals(7, Arrays.stream(ids).map(tokenizer::utf8Bytes).sum());
            assertTrue(Arrays.stream(tokenizer.encodeWithControlTokens("ab <s>").ids())
                    .anyMatch(id -> id == 1));
            assertEquals(9, tokenizer.vocabularySize());
            assertEquals(0, tokenizer.utf8Bytes(0));
        }
    }
}
