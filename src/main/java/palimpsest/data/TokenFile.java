package palimpsest.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;

/// The token ids of a corpus, document after document, as little-endian int32 in a file mapped into memory.
///
/// Thread-safe. The mapping ends when this object is no longer reachable.
public final class TokenFile {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment ids;

    private TokenFile(MemorySegment ids) {
        this.ids = ids;
    }

    static TokenFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new TokenFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        }
    }

    /// Number of tokens.
    public long length() {
        return ids.byteSize() / Integer.BYTES;
    }

    /// Copies `count` ids from position `from` on into `into[offset ..]`.
    public void copy(long from, int count, int[] into, int offset) {
        Objects.checkFromIndexSize(from, count, length());
        MemorySegment.copy(ids, INT, from * Integer.BYTES, into, offset, count);
    }
}
