package palimpsest.tokenizer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalInt;

/// What each token id stands for. Immutable.
final class Vocabulary {
    private final Map<String, Integer> idOf;
    private final String[] pieces;
    private final Spelling spelling;
    private final BitSet literal;
    private final BitSet control;

    /// @param idOf ids by piece, added tokens included; must not change afterwards
    /// @param literal ids whose piece is its own text, whatever the spelling
    /// @param control ids that stand for no text
    Vocabulary(Map<String, Integer> idOf, Spelling spelling, BitSet literal, BitSet control) {
        this.idOf = idOf;
        this.spelling = spelling;
        this.literal = (BitSet) literal.clone();
        this.control = (BitSet) control.clone();
        int size = idOf.values().stream().mapToInt(id -> id + 1).max().orElse(0);
        this.pieces = new String[size];
        idOf.forEach((piece, id) -> pieces[id] = piece);
    }

    int size() {
        return pieces.length;
    }

    OptionalInt id(String piece) {
        Integer id = idOf.get(piece);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    boolean isControl(int id) {
        return control.get(id);
    }

    /// @throws IndexOutOfBoundsException if there is no such id
    String text(int id) {
        if (pieces[id] == null) {
            return "";
        }
        return control.get(id) ? pieces[id] : readable(bytes(id));
    }

    /// @throws IndexOutOfBoundsException if there is no such id
    int utf8Bytes(int id) {
        return pieces[id] == null || control.get(id) ? 0 : bytes(id).length;
    }

    private byte[] bytes(int id) {
        return (literal.get(id) ? Spelling.PLAIN : spelling).bytes(pieces[id]);
    }

    /// The text of the bytes; a byte that is no whole character is written like `<0xE2>`.
    private static String readable(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        StringBuilder text = new StringBuilder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (in.hasRemaining()) {
            CoderResult result = decoder.reset().decode(in, out, true);
            text.append(out.flip());
            out.clear();
            int stray = result.isError() ? result.length() : in.remaining();
            for (int i = 0; i < stray; i++) {
                text.append("<0x%02X>".formatted(in.get() & 0xFF));
            }
        }
        return text.toString();
    }
}
