package palimpsest.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.tensor.InputException;

/// Rows of named numbers as a structured array in NumPy's `.npy` format (version 1.0), little-endian.
///
/// @param type the columns, as NumPy writes them
/// @param rowBytes bytes of a row
record RecordArray(String type, int rowBytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    /// A buffer with the header and room for the rows, to be filled.
    ByteBuffer begin(int rows) {
        byte[] header = header(rows);
        return ByteBuffer.allocate(header.length + rowBytes * rows)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
    }

    /// The rows of a file.
    ///
    /// @param rows how many it must have
    /// @param what what it is, for the sentence
    /// @throws InputException if it cannot be read or holds something else
    ByteBuffer read(Path file, int rows, String what) {
        byte[] header = header(rows);
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int expected = header.length + rowBytes * rows;
        if (content.length != expected || !bytes.slice(0, header.length).equals(ByteBuffer.wrap(header))) {
            throw damaged(file, what, rows, expected, content.length);
        }
        return bytes.position(header.length);
    }

    /// One row of a file, without reading the others.
    ///
    /// @param rows how many the file must have
    /// @param what what it is, for the sentence
    /// @throws InputException if it cannot be read or has another length
    ByteBuffer row(Path file, int rows, int index, String what) {
        int start = header(rows).length;
        ByteBuffer row = ByteBuffer.allocate(rowBytes).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() != start + rowBytes * rows) {
                throw damaged(file, what, rows, start + rowBytes * rows, channel.size());
            }
            while (row.hasRemaining()) {
                channel.read(row, start + (long) rowBytes * index + row.position());
            }
        } catch (IOException e) {
            throw Failure.reading(file, e);
        }
        return row.flip();
    }

    private static InputException damaged(Path file, String what, int rows, int expected, long found) {
        return new InputException(("%s is not %s of this run (%,d rows in %,d bytes expected, %,d bytes found); it "
                        + "is damaged and can be deleted.")
                .formatted(file, what, rows, expected, found));
    }

    private byte[] header(int rows) {
        String text = "{'descr': %s, 'fortran_order': False, 'shape': (%d,), }".formatted(type, rows);
        int length = MAGIC.length + 2 + text.length() + 1;
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String line = text + " ".repeat(padded - length) + "\n";
        return ByteBuffer.allocate(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) line.length())
                .put(line.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
