package palimpsest.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// What is kept of each document of a corpus once its text has gone by, in order: 20 bytes a document.
///
/// Written by one thread; read-only after that.
final class DocumentTable {
    static final long RECORD = Long.BYTES + 3 * Integer.BYTES;

    private long[] keys = new long[256];
    private int[] tokens = new int[256];
    private int[] bytes = new int[256];
    private int[] areas = new int[256];
    private int size;

    /// @param key [HeldOutSplit#key] of its text
    /// @param tokenCount its tokens, control tokens included
    /// @param byteCount UTF-8 bytes of its text
    /// @param area index of its area
    void add(long key, int tokenCount, int byteCount, int area) {
        if (size == keys.length) {
            int capacity = Math.addExact(size, size / 2);
            keys = Arrays.copyOf(keys, capacity);
            tokens = Arrays.copyOf(tokens, capacity);
            bytes = Arrays.copyOf(bytes, capacity);
            areas = Arrays.copyOf(areas, capacity);
        }
        keys[size] = key;
        tokens[size] = tokenCount;
        bytes[size] = byteCount;
        areas[size] = area;
        size++;
    }

    int size() {
        return size;
    }

    long key(int document) {
        return keys[document];
    }

    int tokens(int document) {
        return tokens[document];
    }

    int bytes(int document) {
        return bytes[document];
    }

    int area(int document) {
        return areas[document];
    }

    /// Writes the table: little-endian records of key (8 bytes), tokens, bytes and area (4 each).
    void write(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) RECORD << 12).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int i = 0; i < size; i++) {
                buffer.putLong(keys[i]).putInt(tokens[i]).putInt(bytes[i]).putInt(areas[i]);
                if (!buffer.hasRemaining() || i == size - 1) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    buffer.clear();
                }
            }
        }
    }

    static DocumentTable read(Path file) throws IOException {
        DocumentTable table = new DocumentTable();
        ByteBuffer buffer = ByteBuffer.allocate((int) RECORD << 12).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.remaining() >= RECORD) {
                    table.add(buffer.getLong(), buffer.getInt(), buffer.getInt(), buffer.getInt());
                }
                buffer.compact();
            }
        }
        return table;
    }
}
