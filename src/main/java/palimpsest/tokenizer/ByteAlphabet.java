package palimpsest.tokenizer;

import java.util.Arrays;

/// The printable character that stands for each byte in a byte-level vocabulary.
///
/// Printable Latin-1 bytes stand for themselves, the other 68 for the characters from U+0100 on, in byte order. Source:
/// the encoder published with GPT-2.
final class ByteAlphabet {
    private static final int BYTES = 256;
    private static final char[] CHARACTER_OF = new char[BYTES];
    private static final short[] BYTE_OF = new short[2 * BYTES];

    static {
        Arrays.fill(BYTE_OF, (short) -1);
        char next = BYTES;
        for (int value = 0; value < BYTES; value++) {
            CHARACTER_OF[value] = isPrintable(value) ? (char) value : next++;
            BYTE_OF[CHARACTER_OF[value]] = (short) value;
        }
    }

    private ByteAlphabet() {}

    private static boolean isPrintable(int value) {
        return value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xFF && value != 0xAD;
    }

    /// The character for a byte of 0 to 255.
    static char character(int value) {
        return CHARACTER_OF[value];
    }

    /// The bytes a piece spells; null if a character of it stands for no byte.
    static byte[] bytes(String piece) {
        byte[] bytes = new byte[piece.length()];
        for (int i = 0; i < bytes.length; i++) {
            char character = piece.charAt(i);
            int value = character < BYTE_OF.length ? BYTE_OF[character] : -1;
            if (value < 0) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }
}
