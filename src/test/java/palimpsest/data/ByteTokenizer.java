package palimpsest.data;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;
import palimpsest.tokenizer.Encoding;
import palimpsest.tokenizer.Tokenizer;

/// A token for each UTF-8 byte (byte + 3), so that a test can read the text back out of the ids.
record ByteTokenizer(OptionalInt beginning, Set<Integer> ends) implements Tokenizer {
    static final int BEGINNING = 1;
    static final int END = 2;

    static ByteTokenizer withBeginning() {
        return new ByteTokenizer(OptionalInt.of(BEGINNING), Set.of(END));
    }

    static ByteTokenizer withEnd() {
        return new ByteTokenizer(OptionalInt.empty(), Set.of(END, 300));
    }

    @Override
    public String fingerprint() {
        return "bytes";
    }

    @Override
    public Encoding encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        int[] starts = new int[bytes.length];
        int[] ends = new int[bytes.length];
        int at = 0;
        for (int i = 0; i < text.length(); ) {
            int end = i + Character.charCount(text.codePointAt(i));
            int count = text.substring(i, end).getBytes(StandardCharsets.UTF_8).length;
            for (int b = 0; b < count; b++, at++) {
                ids[at] = (bytes[at] & 0xFF) + 3;
                starts[at] = i;
                ends[at] = end;
            }
            i = end;
        }
        return new Encoding(ids, starts, ends);
    }

    @Override
    public Encoding encodeWithControlTokens(String text) {
        return encode(text);
    }

    @Override
    public String decode(int[] ids) {
        byte[] bytes = new byte[ids.length];
        int count = 0;
        for (int id : ids) {
            if (id >= 3 && id < 259) {
                bytes[count++] = (byte) (id - 3);
            }
        }
        return new String(bytes, 0, count, StandardCharsets.UTF_8);
    }

    @Override
    public String text(int id) {
        return decode(new int[] {id});
    }

    @Override
    public int utf8Bytes(int id) {
        return id >= 3 && id < 259 ? 1 : 0;
    }

    @Override
    public int vocabularySize() {
        return 301;
    }

    @Override
    public void close() {}
}
