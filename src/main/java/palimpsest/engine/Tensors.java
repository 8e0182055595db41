package palimpsest.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import palimpsest.graph.Operator;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Makes the runtime's values (`OrtValue`) over one kind of memory: the host's or a device's. The caller releases them.
final class Tensors implements AutoCloseable {
    private static final int ARENA_ALLOCATOR = 1;
    private static final int DEFAULT_MEMORY = 0;

    private final RuntimeApi api;
    private final MemorySegment memory;

    private Tensors(RuntimeApi api, String name, int device) {
        this.api = api;
        try (Arena arena = Arena.ofConfined()) {
            memory = api.make(
                    "name a memory",
                    RuntimeFunction.CREATE_MEMORY_INFO,
                    arena.allocateFrom(name),
                    ARENA_ALLOCATOR,
                    device,
                    DEFAULT_MEMORY);
        }
    }

    static Tensors inHostMemory(RuntimeApi api) {
        return new Tensors(api, "Cpu", 0);
    }

    static Tensors inMemoryOf(Device device, RuntimeApi api) {
        return device.kind() == Device.Kind.CUDA ? new Tensors(api, "Cuda", device.index()) : inHostMemory(api);
    }

    /// A value over elements that are there and stay the caller's.
    MemorySegment wrap(ElementType type, Shape shape, MemorySegment elements) {
        try (Arena arena = Arena.ofConfined()) {
            return api.make(
                    "take a tensor",
                    RuntimeFunction.WRAP_TENSOR,
                    memory,
                    elements,
                    shape.size() * type.bytes(),
                    arena.allocateFrom(JAVA_LONG, shape.toArray()),
                    (long) shape.rank(),
                    (int) Operator.typeCode(type));
        }
    }

    MemorySegment wrap(HostTensor tensor) {
        return wrap(tensor.type(), tensor.shape(), tensor.memory());
    }

    /// A value with memory of its own.
    MemorySegment allocate(MemorySegment allocator, ElementType type, Shape shape) {
        try (Arena arena = Arena.ofConfined()) {
            return api.make(
                    "allocate a tensor of %s %s".formatted(type, shape),
                    RuntimeFunction.CREATE_TENSOR,
                    allocator,
                    arena.allocateFrom(JAVA_LONG, shape.toArray()),
                    (long) shape.rank(),
                    (int) Operator.typeCode(type));
        }
    }

    /// A session's allocator of this memory.
    MemorySegment allocator(MemorySegment session) {
        return api.make("find the device's memory", RuntimeFunction.CREATE_ALLOCATOR, session, memory);
    }

    /// Where a value's elements are, in the device's address space.
    MemorySegment elements(MemorySegment value) {
        return api.make("find a tensor", RuntimeFunction.GET_ELEMENTS, value);
    }

    /// The description of this memory, as the runtime takes it.
    MemorySegment memory() {
        return memory;
    }

    /// An array of C strings.
    static MemorySegment names(Arena arena, List<String> names) {
        return pointers(arena, names.stream().map(arena::allocateFrom).toList());
    }

    /// An array of pointers.
    static MemorySegment pointers(Arena arena, List<MemorySegment> values) {
        MemorySegment array = arena.allocate(ADDRESS, Math.max(1, values.size()));
        for (int i = 0; i < values.size(); i++) {
            array.setAtIndex(ADDRESS, i, values.get(i));
        }
        return array;
    }

    @Override
    public void close() {
        api.release(RuntimeFunction.RELEASE_MEMORY_INFO, memory);
    }
}
