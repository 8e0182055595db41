package palimpsest.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.tensor.InputException;

/// The header of a `.npy` file (NumPy format versions 1 to 3) that holds a 2-D array of integers.
///
/// @param type NumPy's type string, one of `<i4`, `<i8`, `<i2`, `<u2`, `|u1`
/// @param rows first dimension
/// @param columns second dimension
/// @param dataOffset byte where the values begin
record NpyHeader(String type, long rows, long columns, long dataOffset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;
    private static final Set<String> TYPES = Set.of("<i4", "<i8", "<i2", "<u2", "|u1");
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /// Bytes of one value.
    int width() {
        return type.charAt(2) - '0';
    }

    /// @throws InputException in words, where the file is not such an array
    static NpyHeader read(Path file, FileChannel channel) throws IOException {
        ByteBuffer start = bytes(file, channel, 0, 12);
        byte[] magic = new byte[MAGIC.length];
        start.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new InputException(file + " is not a .npy file: it does not begin with NumPy's signature.");
        }
        int major = start.get();
        start.get();
        if (major < 1 || major > 3) {
            throw new InputException(
                    file + " is a .npy file of version " + major + "; versions 1, 2 and 3 can be read.");
        }
        long length = major == 1 ? Short.toUnsignedInt(start.getShort()) : Integer.toUnsignedLong(start.getInt());
        int offset = major == 1 ? 10 : 12;
        if (length > LONGEST) {
            throw new InputException(file + " is damaged: its header claims " + length + " bytes.");
        }
        String text = StandardCharsets.UTF_8
                .decode(bytes(file, channel, offset, (int) length))
                .toString();
        NpyHeader header = parse(file, text, offset + length);
        header.checkSize(file, channel.size());
        return header;
    }

    private static NpyHeader parse(Path file, String text, long dataOffset) {
        Matcher descr = DESCR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !order.find() || !shape.find()) {
            throw new InputException(file + " has a .npy header that cannot be understood; save a plain 2-D integer"
                    + " array with numpy.save.");
        }
        String type = descr.group(1);
        if (!TYPES.contains(type)) {
            throw new InputException(file + " holds values of type " + type + ", but token ids must be little-endian"
                    + " integers: int32, int64, int16, uint16 or uint8.");
        }
        if (order.group(1).equals("True")) {
            throw new InputException(
                    file + " is stored column by column (Fortran order); save it with" + " numpy.ascontiguousarray.");
        }
        String[] sizes = shape.group(1).strip().split("\\s*,\\s*");
        if (sizes.length != 2 || sizes[0].isEmpty()) {
            throw new InputException(file + " has the shape (" + shape.group(1).strip()
                    + "), but two dimensions are needed: rows, and context + 1 token ids in each.");
        }
        try {
            return new NpyHeader(type, Long.parseLong(sizes[0]), Long.parseLong(sizes[1]), dataOffset);
        } catch (NumberFormatException e) {
            throw new InputException(file + " has a shape that cannot be understood: (" + shape.group(1) + ").", e);
        }
    }

    private void checkSize(Path file, long size) {
        if (rows < 1 || columns < 2 || rows > Integer.MAX_VALUE || columns > Integer.MAX_VALUE) {
            throw new InputException(file + " has " + rows + " rows of " + columns
                    + " token ids; at least 1 row of at least 2 is needed, and at most " + Integer.MAX_VALUE + ".");
        }
        // Both factors are below 2^31, so the product with a width of up to 8 is checked for overflow.
        long expected;
        try {
            expected = Math.addExact(dataOffset, Math.multiplyExact(rows * columns, (long) width()));
        } catch (ArithmeticException e) {
            throw new InputException(file + " is damaged: its header claims " + rows + " rows of " + columns + ".", e);
        }
        if (size != expected) {
            throw new InputException(file + " is " + (size < expected ? "cut short" : "too long") + ": " + rows
                    + " rows of " + columns + " " + type + " values take " + expected + " bytes, and it has " + size
                    + ".");
        }
    }

    private static ByteBuffer bytes(Path file, FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new InputException(file + " is not a .npy file, or is cut short: it ends inside its header.");
            }
        }
        return buffer.flip();
    }
}
