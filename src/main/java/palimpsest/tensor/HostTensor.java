package palimpsest.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/// A dense row-major tensor in native memory, which ONNX Runtime reads and writes without a copy.
///
/// The memory belongs to the arena it was allocated from and ends with it. Writes are not synchronised: one thread at a
/// time, or disjoint ranges.
///
/// @param type element type
/// @param shape extents
/// @param memory the elements in native byte order, 64-byte aligned where allocated here
public record HostTensor(ElementType type, Shape shape, MemorySegment memory) {
    private static final long ALIGNMENT = 64;

    public HostTensor {
        long expected = Math.multiplyExact(shape.size(), type.bytes());
        if (memory.byteSize() != expected) {
            throw new IllegalArgumentException(
                    "expected %d bytes for %s %s, found %d".formatted(expected, type, shape, memory.byteSize()));
        }
    }

    /// A tensor of zeros.
    ///
    /// @throws InputException if it would take 2 GiB or more, the most one buffer of the runtime can hold
    public static HostTensor allocate(Arena arena, ElementType type, Shape shape) {
        long bytes = Math.multiplyExact(shape.size(), type.bytes());
        if (bytes > Integer.MAX_VALUE) {
            throw new InputException("A tensor of shape %s takes %d MB; one tensor can take at most 2,047 MB here."
                    .formatted(shape, bytes >> 20));
        }
        return new HostTensor(
                type, shape, arena.allocate(Math.max(bytes, 1), ALIGNMENT).asSlice(0, bytes));
    }

    public static HostTensor ofFloats(Arena arena, float[] values, long... extents) {
        HostTensor tensor = allocate(arena, ElementType.F32, Shape.of(extents));
        tensor.floats().put(values);
        return tensor;
    }

    public static HostTensor ofLongs(Arena arena, long[] values, long... extents) {
        HostTensor tensor = allocate(arena, ElementType.I64, Shape.of(extents));
        tensor.longs().put(values);
        return tensor;
    }

    /// The elements as a fresh view from position 0; type F32 only.
    public FloatBuffer floats() {
        require(ElementType.F32);
        return bytes().asFloatBuffer();
    }

    /// The elements as a fresh view from position 0; type I64 only.
    public LongBuffer longs() {
        require(ElementType.I64);
        return bytes().asLongBuffer();
    }

    /// The raw bytes as a fresh direct view in native order.
    public ByteBuffer bytes() {
        return memory.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /// A copy on the heap; type F32 only.
    public float[] toFloats() {
        float[] copy = new float[Math.toIntExact(shape.size())];
        floats().get(copy);
        return copy;
    }

    private void require(ElementType expected) {
        if (type != expected) {
            throw new IllegalStateException("expected a tensor of " + expected + ", found " + type);
        }
    }
}
