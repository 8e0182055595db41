package palimpsest.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.onnx.CopyModel;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Copies of host tensors in the memory of an engine's device, each known by the host tensor.
///
/// Elements move by running a model that copies its input, piece by piece, so that the device needs little room for it;
/// the runtime knows how to reach each memory.
final class DeviceMemory implements AutoCloseable {
    /// Elements moved at a time.
    private static final long PIECE = 1 << 24;

    /// Zeros that are kept on the device to copy from.
    private static final long ZEROS = 1 << 20;

    private final RuntimeApi api;
    private final Tensors host;
    private final Tensors device;
    private final MemorySegment copier;
    private final MemorySegment allocator;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment from = Tensors.names(arena, List.of(CopyModel.FROM));
    private final MemorySegment to = Tensors.names(arena, List.of(CopyModel.TO));
    private final Map<Placed, MemorySegment> values = new HashMap<>();
    private final HostTensor zeros = HostTensor.allocate(arena, ElementType.F32, Shape.of(ZEROS));

    /// A tensor and the lifetime of its memory, whose address another tensor may have later.
    private record Placed(HostTensor tensor, MemorySegment.Scope scope) {
        static Placed of(HostTensor tensor) {
            return new Placed(tensor, tensor.memory().scope());
        }
    }

    /// @param copier a session of [CopyModel] on the device, closed with this
    DeviceMemory(RuntimeApi api, Device device, Tensors host, MemorySegment copier) {
        this.api = api;
        this.host = host;
        this.device = Tensors.inMemoryOf(device, api);
        this.copier = copier;
        this.allocator = this.device.allocator(copier);
    }

    /// The device's copy of a tensor.
    Optional<MemorySegment> find(HostTensor tensor) {
        return Optional.ofNullable(values.get(Placed.of(tensor)));
    }

    /// Makes a copy of a tensor, F32, unless there is one.
    void place(HostTensor tensor) {
        if (tensor.type() != ElementType.F32) {
            throw new IllegalArgumentException("expected a tensor of F32 to place, found " + tensor.type());
        }
        dropFreed();
        if (!values.containsKey(Placed.of(tensor))) {
            values.put(Placed.of(tensor), device.allocate(allocator, tensor.type(), tensor.shape()));
            toDevice(tensor);
        }
    }

    /// Gives back the copies of tensors whose own memory is freed.
    private void dropFreed() {
        values.entrySet().removeIf(entry -> {
            boolean freed = !entry.getKey().scope().isAlive();
            if (freed) {
                api.release(RuntimeFunction.RELEASE_VALUE, entry.getValue());
            }
            return freed;
        });
    }

    void toDevice(HostTensor tensor) {
        MemorySegment elements = device.elements(values.get(Placed.of(tensor)));
        copy(tensor.shape().size(), host, tensor.memory(), device, elements);
    }

    void toHost(HostTensor tensor) {
        MemorySegment elements = device.elements(values.get(Placed.of(tensor)));
        copy(tensor.shape().size(), device, elements, host, tensor.memory());
    }

    /// Sets the device's elements to zero.
    void clear(HostTensor tensor) {
        place(zeros);
        MemorySegment nothing = device.elements(values.get(Placed.of(zeros)));
        MemorySegment elements = device.elements(values.get(Placed.of(tensor)));
        long count = tensor.shape().size();
        for (long at = 0; at < count; at += ZEROS) {
            copy(Math.min(ZEROS, count - at), device, nothing, device, offset(elements, at));
        }
    }

    private void copy(long count, Tensors source, MemorySegment read, Tensors target, MemorySegment written) {
        for (long at = 0; at < count; at += PIECE) {
            Shape length = Shape.of(Math.min(PIECE, count - at));
            MemorySegment in = source.wrap(ElementType.F32, length, offset(read, at));
            MemorySegment out = target.wrap(ElementType.F32, length, offset(written, at));
            try (Arena call = Arena.ofConfined()) {
                api.call(
                        "move a tensor",
                        RuntimeFunction.RUN,
                        copier,
                        MemorySegment.NULL,
                        from,
                        Tensors.pointers(call, List.of(in)),
                        1L,
                        to,
                        1L,
                        Tensors.pointers(call, List.of(out)));
            } finally {
                api.release(RuntimeFunction.RELEASE_VALUE, in);
                api.release(RuntimeFunction.RELEASE_VALUE, out);
            }
        }
    }

    private static MemorySegment offset(MemorySegment elements, long count) {
        return MemorySegment.ofAddress(elements.address() + count * Float.BYTES);
    }

    @Override
    public void close() {
        values.values().forEach(value -> api.release(RuntimeFunction.RELEASE_VALUE, value));
        values.clear();
        api.release(RuntimeFunction.RELEASE_ALLOCATOR, allocator);
        api.release(RuntimeFunction.RELEASE_SESSION, copier);
        device.close();
        arena.close();
    }
}
