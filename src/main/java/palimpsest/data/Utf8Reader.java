package palimpsest.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// Strict UTF-8 text of a file, unpacked where it is packed, a leading byte order mark left out, hashed as it streams
/// by.
///
/// Holds 64 KiB of the text. A sequence that is not UTF-8 is an [InputException] with its line and byte.
final class Utf8Reader extends Reader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final DataStream stream;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long taken;
    private boolean atEnd;

    Utf8Reader(Path file) throws IOException {
        this.file = file;
        this.stream = new DataStream(file);
        while (!atEnd && bytes.remaining() < BYTE_ORDER_MARK.length) {
            fill();
        }
        if (bytes.remaining() >= BYTE_ORDER_MARK.length
                && bytes.slice(0, BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK))) {
            bytes.position(BYTE_ORDER_MARK.length);
        }
    }

    /// Bytes of the file taken in so far.
    long bytesRead() {
        return stream.bytesRead();
    }

    /// The whole file's hash, once it has been read to its end; asked for once.
    FileHash hash() throws IOException {
        if (!atEnd) {
            throw new IllegalStateException(file + " has not been read to its end");
        }
        return stream.hash();
    }

    /// As [Reader#read(char[], int, int)]; needs room for 2 characters, as one code point may need them.
    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("room for 2 characters is needed, not " + length);
        }
        CharBuffer out = CharBuffer.wrap(into, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, atEnd);
            int count = length - out.remaining();
            if (count > 0) {
                return count;
            }
            if (result.isError()) {
                throw malformed();
            }
            if (atEnd) {
                return -1;
            }
            fill();
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void fill() throws IOException {
        int kept = bytes.compact().position();
        int count = stream.read(bytes.array(), kept, bytes.remaining());
        atEnd = count < 0;
        taken += Math.max(0, count);
        bytes.limit(kept + Math.max(0, count)).position(0);
    }

    private InputException malformed() throws IOException {
        long at = taken - bytes.remaining();
        long line = 1;
        String guess = guess();
        // Lines are counted only here, so that good files do not pay for it.
        try (var in = new BufferedInputStream(new DataStream(file), 1 << 16)) {
            for (long i = 0; i < at; i++) {
                if (in.read() == '\n') {
                    line++;
                }
            }
        }
        return new InputException(file + " is not valid UTF-8 at line " + line + ", byte " + (at + 1) + " of the "
                + (Compression.of(file) == Compression.NONE ? "file" : "text") + guess);
    }

    /// What a file that is no UTF-8 may be, and so the way out.
    private String guess() throws IOException {
        try (var in = new DataStream(file)) {
            byte[] start = in.readNBytes(2);
            int first = start.length == 2 ? (start[0] & 0xFF) << 8 | (start[1] & 0xFF) : 0;
            return switch (first) {
                case 0xFFFE, 0xFEFF -> " (it looks like UTF-16); save it as UTF-8.";
                case 0x1F8B -> " (it looks like gzip); let its name end in .gz.";
                case 0x28B5 -> " (it looks like zstd); let its name end in .zst.";
                default -> "; save it as UTF-8.";
            };
        }
    }
}
