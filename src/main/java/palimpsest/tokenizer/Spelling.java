package palimpsest.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the pieces of a vocabulary spell bytes of text.
enum Spelling {
    /// Every character of a piece is one byte, in the [ByteAlphabet].
    BYTE_LEVEL {
        @Override
        byte[] bytes(String piece) {
            byte[] bytes = ByteAlphabet.bytes(piece);
            return bytes == null ? utf8(piece) : bytes;
        }
    },
    /// `▁` is a space, and `<0x0A>` a single byte.
    SENTENCE_PIECE {
        @Override
        byte[] bytes(String piece) {
            Matcher single = SINGLE_BYTE.matcher(piece);
            if (single.matches()) {
                return new byte[] {(byte) Integer.parseInt(single.group(1), 16)};
            }
            return utf8(piece.replace('\u2581', ' '));
        }
    },
    /// `##` marks a piece that continues a word; spaces between words are not spelled at all.
    WORD_PIECE {
        @Override
        byte[] bytes(String piece) {
            return utf8(piece.startsWith("##") ? piece.substring(2) : piece);
        }
    },
    /// A piece is its text.
    PLAIN {
        @Override
        byte[] bytes(String piece) {
            return utf8(piece);
        }
    };

    private static final Pattern SINGLE_BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>");

    /// The bytes of text that a piece stands for.
    abstract byte[] bytes(String piece);

    /// The spelling that a `tokenizer.json` uses, told from its decoder, pre-tokenizer, normalizer and model.
    static Spelling of(JsonObject tokenizer) {
        if (mentions(tokenizer.get("decoder"), "ByteLevel") || mentions(tokenizer.get("pre_tokenizer"), "ByteLevel")) {
            return BYTE_LEVEL;
        }
        JsonObject model = tokenizer.getAsJsonObject("model");
        if (mentions(tokenizer.get("decoder"), "WordPiece") || isType(model, "WordPiece")) {
            return WORD_PIECE;
        }
        boolean metaspace = mentions(tokenizer.get("decoder"), "Metaspace")
                || mentions(tokenizer.get("decoder"), "ByteFallback")
                || mentions(tokenizer.get("pre_tokenizer"), "Metaspace")
                || isType(model, "Unigram")
                || String.valueOf(tokenizer.get("normalizer")).contains("\u2581");
        return metaspace ? SENTENCE_PIECE : PLAIN;
    }

    private static boolean mentions(JsonElement part, String type) {
        return switch (part) {
            case JsonObject object ->
                isType(object, type) || object.asMap().values().stream().anyMatch(value -> mentions(value, type));
            case JsonArray array -> array.asList().stream().anyMatch(value -> mentions(value, type));
            case null, default -> false;
        };
    }

    private static boolean isType(JsonObject object, String type) {
        JsonElement found = object.get("type");
        return found != null && found.isJsonPrimitive() && found.getAsString().equals(type);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
