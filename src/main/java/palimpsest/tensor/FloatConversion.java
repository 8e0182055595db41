package palimpsest.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Converts runs of floating-point elements between a file's little-endian bytes and f32 in native order.
///
/// Works through small arrays on the heap, so the inner loops are ones the compiler vectorises and the segments may be
/// of any size and alignment. Any thread; the segments must not overlap.
public final class FloatConversion {
    private static final int CHUNK = 4096;
    private static final ValueLayout.OfShort LITTLE_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat LITTLE_FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble LITTLE_DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private FloatConversion() {}

    /// Fills `target` with f32 from the elements of `source`.
    ///
    /// @param type element type of `source`: F32, F16, BF16 or F64
    /// @param source little-endian elements
    /// @param target f32 in native order, as many elements as `source`
    /// @throws IllegalArgumentException if the type is not floating or the sizes do not agree
    public static void toFloats(ElementType type, MemorySegment source, MemorySegment target) {
        long count = requireSameCount(type, source, target);
        if (type == ElementType.F32) {
            MemorySegment.copy(source, LITTLE_FLOAT, 0, target, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, count);
            return;
        }
        float[] floats = new float[CHUNK];
        short[] shorts = new short[type == ElementType.F64 ? 0 : CHUNK];
        double[] doubles = new double[type == ElementType.F64 ? CHUNK : 0];
        for (long done = 0; done < count; done += CHUNK) {
            int length = (int) Math.min(CHUNK, count - done);
            long offset = done * type.bytes();
            if (type == ElementType.F64) {
                MemorySegment.copy(source, LITTLE_DOUBLE, offset, doubles, 0, length);
                narrow(doubles, floats, length);
            } else {
                MemorySegment.copy(source, LITTLE_SHORT, offset, shorts, 0, length);
                widen(type, shorts, floats, length);
            }
            MemorySegment.copy(floats, 0, target, ValueLayout.JAVA_FLOAT_UNALIGNED, done * Float.BYTES, length);
        }
    }

    /// Fills `target` with elements of `type` from f32, rounding to the nearest, ties to even.
    ///
    /// @param source f32 in native order
    /// @param type element type of `target`: F32, F16 or BF16
    /// @param target little-endian elements, as many as `source`
    /// @throws IllegalArgumentException if the type is another or the sizes do not agree
    public static void fromFloats(MemorySegment source, ElementType type, MemorySegment target) {
        long count = requireSameCount(type, target, source);
        if (type == ElementType.F32) {
            MemorySegment.copy(source, ValueLayout.JAVA_FLOAT_UNALIGNED, 0, target, LITTLE_FLOAT, 0, count);
            return;
        }
        float[] floats = new float[CHUNK];
        short[] shorts = new short[CHUNK];
        for (long done = 0; done < count; done += CHUNK) {
            int length = (int) Math.min(CHUNK, count - done);
            MemorySegment.copy(source, ValueLayout.JAVA_FLOAT_UNALIGNED, done * Float.BYTES, floats, 0, length);
            narrow(type, floats, shorts, length);
            MemorySegment.copy(shorts, 0, target, LITTLE_SHORT, done * Short.BYTES, length);
        }
    }

    private static void widen(ElementType type, short[] from, float[] to, int length) {
        switch (type) {
            case F16 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = HalfPrecision.f16ToFloat(from[i]);
                }
            }
            case BF16 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = HalfPrecision.bf16ToFloat(from[i]);
                }
            }
            default -> throw new IllegalArgumentException("expected F32, F16, BF16 or F64, found " + type);
        }
    }

    private static void narrow(ElementType type, float[] from, short[] to, int length) {
        switch (type) {
            case F16 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = HalfPrecision.floatToF16(from[i]);
                }
            }
            case BF16 -> {
                for (int i = 0; i < length; i++) {
                    to[i] = HalfPrecision.floatToBf16(from[i]);
                }
            }
            default -> throw new IllegalArgumentException("expected F32, F16 or BF16, found " + type);
        }
    }

    private static void narrow(double[] from, float[] to, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = (float) from[i];
        }
    }

    private static long requireSameCount(ElementType type, MemorySegment elements, MemorySegment floats) {
        long count = floats.byteSize() / Float.BYTES;
        if (!type.isFloating() || elements.byteSize() != count * type.bytes()) {
            throw new IllegalArgumentException("expected %d elements of a floating type, found %d bytes of %s"
                    .formatted(count, elements.byteSize(), type));
        }
        return count;
    }
}
