package palimpsest.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.graph.Graph;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// What happens on a GPU, on a CPU whose placed tensors are kept apart from the host's.
class PlacedTensorsTest {
    private final Arena arena = Arena.ofConfined();
    private final Engine engine = Engine.open(Device.cpu(), 1, true);

    @AfterEach
    void close() {
        engine.close();
        arena.close();
    }

    @Test
    void aSessionReadsAndWritesThePlacedCopyAndTheHostsStaysAsItIs() {
        HostTensor x = HostTensor.ofFloats(arena, new float[] {1, 2, 3}, 3);
        engine.place(List.of(x));
        x.floats().put(0, 100);
        try (Binding doubled = engine.compile(doubling(3)).bind(Map.of("x", x), Map.of("y", x))) {
            doubled.run();
            doubled.run();
        }
        assertArrayEquals(new float[] {100, 2, 3}, x.toFloats());
        engine.toHost(List.of(x));
        assertArrayEquals(new float[] {4, 8, 12}, x.toFloats());
    }

    @Test
    void whatChangedOnTheHostIsSeenOnceItIsSent() {
        HostTensor x = HostTensor.ofFloats(arena, new float[] {1}, 1);
        HostTensor y = HostTensor.ofFloats(arena, new float[1], 1);
        engine.place(List.of(x));
        try (Binding doubled = engine.compile(doubling(1)).bind(Map.of("x", x), Map.of("y", y))) {
            x.floats().put(0, 5);
            doubled.run();
            assertEquals(2, y.floats().get(0));
            engine.toDevice(List.of(x));
            doubled.run();
            assertEquals(10, y.floats().get(0));
        }
    }

    @Test
    void aTensorOfManyPiecesMovesWhole() {
        int count = (1 << 24) + 5;
        HostTensor x = HostTensor.allocate(arena, ElementType.F32, Shape.of(count));
        for (int at : new int[] {0, 1 << 20, 1 << 24, count - 1}) {
            x.memory().setAtIndex(ValueLayout.JAVA_FLOAT, at, at + 1);
        }
        engine.place(List.of(x));
        x.memory().fill((byte) 0);
        engine.toHost(List.of(x));
        for (int at : new int[] {0, 1 << 20, 1 << 24, count - 1}) {
            assertEquals((float) (at + 1), x.memory().getAtIndex(ValueLayout.JAVA_FLOAT, at));
        }
        engine.clear(List.of(x));
        engine.toHost(List.of(x));
        assertEquals(-1, x.memory().mismatch(arena.allocate(4L * count)));
    }

    @Test
    void aTensorAtTheAddressOfAFreedOneIsAnotherTensor() {
        MemorySegment elements = arena.allocate(Float.BYTES, Float.BYTES);
        try (Arena first = Arena.ofConfined()) {
            engine.place(List.of(scalarAt(elements, first, 7)));
        }
        try (Arena second = Arena.ofConfined()) {
            HostTensor later = scalarAt(elements, second, 5);
            engine.place(List.of(later));
            later.floats().put(0, 0);
            engine.toHost(List.of(later));
            assertEquals(5, later.floats().get(0));
        }
    }

    /// A tensor over elements that live no longer than an arena.
    private static HostTensor scalarAt(MemorySegment elements, Arena owner, float value) {
        MemorySegment memory = MemorySegment.ofAddress(elements.address()).reinterpret(Float.BYTES, owner, null);
        HostTensor tensor = new HostTensor(ElementType.F32, Shape.of(1), memory);
        tensor.floats().put(0, value);
        return tensor;
    }

    @Test
    void nothingIsPlacedWhereTheMemoryIsOne() {
        try (Engine together = Engine.open(Device.cpu(), 1)) {
            HostTensor x = HostTensor.ofFloats(arena, new float[] {1}, 1);
            together.place(List.of(x));
            x.floats().put(0, 3);
            try (Binding doubled = together.compile(doubling(1)).bind(Map.of("x", x), Map.of("y", x))) {
                doubled.run();
            }
            assertFalse(together.apart());
            assertEquals(6, x.floats().get(0));
            together.clear(List.of(x));
            assertEquals(0, x.floats().get(0));
        }
    }

    @Test
    void onlyF32IsPlaced() {
        HostTensor ids = HostTensor.ofLongs(arena, new long[] {1}, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> engine.place(List.of(ids)))
                .getMessage();
        assertTrue(message.contains("I64"), message);
    }

    /// y = 2 x
    private static Graph doubling(long length) {
        Ops ops = new Ops(new Graph());
        Value x = ops.graph().input("x", new ValueType(ElementType.F32, Shape.of(length)));
        ops.graph().output("y", ops.mul(x, 2));
        return ops.graph();
    }
}
