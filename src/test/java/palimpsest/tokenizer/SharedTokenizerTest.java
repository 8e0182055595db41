package palimpsest.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tokenizer of a real model, which lies outside the project.
@Tag("shared")
class SharedTokenizerTest {
    private static final Path SHARED = Path.of(System.getProperty("palimpsest.shared", "../shared"));

    private final JsonTokenizer tokenizer = JsonTokenizer.open(SHARED.resolve("models/stories260K"));

    @AfterEach
    void closeTheTokenizer() {
        tokenizer.close();
    }

    @Test
    void theParagraphHasTheIdsOfTheReference() throws IOException {
        JsonObject reference = JsonParser.parseString(
                        Files.readString(SHARED.resolve("reference/stories260K/paragraph.json")))
                .getAsJsonObject();
        String paragraph = reference.get("paragraph").getAsString();
        int[] expected = reference.getAsJsonObject("stories260K").getAsJsonArray("ids").asList().stream()
                .mapToInt(id -> id.getAsInt())
                .toArray();
        int[] found = IntStream.concat(
                        IntStream.of(tokenizer.beginning().getAsInt()), Arrays.stream(tokenizer.ids(paragraph)))
                .toArray();
        assertArrayEquals(expected, found);
        assertEquals(paragraph, tokenizer.decode(found));
    }

    @Test
    void theControlTokensAreThoseOfItsFiles() {
        assertEquals(512, tokenizer.vocabularySize());
        assertEquals(OptionalInt.of(1), tokenizer.beginning());
        assertEquals(Set.of(1, 2), tokenizer.ends());
        assertTrue(Arrays.stream(tokenizer.ids("a <s> b</s>")).noneMatch(id -> id <= 2));
        assertTrue(Arrays.stream(tokenizer.encodeWithControlTokens("a <s> b").ids())
                .anyMatch(id -> id == 1));
    }

    @Test
    void aLongTextComesBackWholeAndItsBytesAddUp() throws IOException {
        String text = Files.readString(SHARED.resolve("corpora/shakespeare.txt"));
        Encoding encoding = tokenizer.encode(text);
        assertEquals(text, tokenizer.decode(encoding.ids()));
        assertEquals(text.length(), encoding.ends()[encoding.length() - 1]);
        int bytes = Arrays.stream(encoding.ids()).map(tokenizer::utf8Bytes).sum();
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length + 1, bytes);
    }

    /// The pieces of the real tokenizer as the SentencePiece model it was converted from: bytes after the control
    /// tokens, then the pieces with falling scores.
    @Test
    void theSameModelAsSentencePieceCutsALongTextTheSameWay(@TempDir Path folder) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(SHARED.resolve("models/stories260K/tokenizer.json")))
                .getAsJsonObject();
        SentencePieceBytes model =
                new SentencePieceBytes(2, true).normalizer(4, 0).bytes();
        int first = model.pieces.size();
        json.getAsJsonObject("model").getAsJsonObject("vocab").asMap().forEach((piece, id) -> {
            if (id.getAsInt() >= first) {
                assertEquals(model.pieces.size(), id.getAsInt());
                model.add(piece, first - id.getAsInt(), SentencePieceModel.Kind.NORMAL);
            }
        });
        model.write(folder.resolve("tokenizer.model"));
        String text = Files.readString(SHARED.resolve("corpora/shakespeare.txt")) + "naïve 😀 <s> \u2581 end ";
        try (JsonTokenizer converted = JsonTokenizer.open(folder)) {
            Encoding expected = tokenizer.encode(text);
            Encoding found = converted.encode(text);
            assertArrayEquals(expected.ids(), found.ids());
            assertArrayEquals(expected.starts(), found.starts());
            assertArrayEquals(expected.ends(), found.ends());
        }
    }
}
