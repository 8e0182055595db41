package palimpsest.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import palimpsest.tensor.InputException;

/// Pre-packed rows in a `.npy` file: a 2-D little-endian integer array in C order, mapped into memory.
///
/// Thread-safe. The mapping ends when this object is no longer reachable.
public final class NpyRows implements RowSource {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final NpyHeader header;
    private final MemorySegment values;

    private NpyRows(Path file, NpyHeader header, MemorySegment values) {
        this.file = file;
        this.header = header;
        this.values = values;
    }

    /// Maps a file whose header has been checked.
    ///
    /// @throws InputException in words, where it is not a 2-D integer array that a model could be trained on
    public static NpyRows open(Path file) {
        DataFile.requireContent(file);
        try (FileChannel channel = FileChannel.open(file)) {
            NpyHeader header = NpyHeader.read(file, channel);
            long bytes = header.rows() * header.columns() * header.width();
            // Reclaimed by the garbage collector, so that a reader on another thread can never meet an unmapped page.
            MemorySegment values =
                    channel.map(FileChannel.MapMode.READ_ONLY, header.dataOffset(), bytes, Arena.ofAuto());
            return new NpyRows(file, header, values);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    public int rows() {
        return (int) header.rows();
    }

    @Override
    public int rowLength() {
        return (int) header.columns();
    }

    @Override
    public void read(int index, int[] into, int offset) {
        Objects.checkIndex(index, rows());
        Objects.checkFromIndexSize(offset, rowLength(), into.length);
        long first = (long) index * rowLength();
        switch (header.type()) {
            case "<i4" -> MemorySegment.copy(values, INT, first * Integer.BYTES, into, offset, rowLength());
            case "<i8" -> {
                for (int i = 0; i < rowLength(); i++) {
                    long id = values.getAtIndex(LONG, first + i);
                    if (id != (int) id) {
                        throw notAnId(index, id, "32 bits");
                    }
                    into[offset + i] = (int) id;
                }
            }
            case "<i2" -> {
                for (int i = 0; i < rowLength(); i++) {
                    into[offset + i] = values.getAtIndex(SHORT, first + i);
                }
            }
            case "<u2" -> {
                for (int i = 0; i < rowLength(); i++) {
                    into[offset + i] = Short.toUnsignedInt(values.getAtIndex(SHORT, first + i));
                }
            }
            default -> {
                for (int i = 0; i < rowLength(); i++) {
                    into[offset + i] = Byte.toUnsignedInt(values.get(ValueLayout.JAVA_BYTE, first + i));
                }
            }
        }
    }

    /// Looks at every value once: each must be a token id of the model.
    ///
    /// @param vocabularySize one more than the largest id the model knows
    /// @throws InputException naming the first row with an id outside `0 .. vocabularySize - 1`
    public void requireVocabulary(int vocabularySize) {
        int[] row = new int[rowLength()];
        for (int index = 0; index < rows(); index++) {
            read(index, row, 0);
            for (int id : row) {
                if (id < 0 || id >= vocabularySize) {
                    throw notAnId(index, id, "the model's vocabulary of " + vocabularySize);
                }
            }
        }
    }

    private InputException notAnId(int row, long id, String limit) {
        return new InputException(file + ", row " + row + " (from 0): the token id " + id + " is outside " + limit
                + "; were the rows packed with another tokenizer?");
    }
}
