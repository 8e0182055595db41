package palimpsest.weights;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Set;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Named tensors of a model on disk, memory-mapped: opening reads headers only.
public interface WeightSource extends AutoCloseable {
    /// Names in the order of the file or files.
    Set<String> names();

    /// Element type on disk.
    ///
    /// @throws IllegalArgumentException if there is no such name
    ElementType type(String name);

    /// Extents on disk.
    ///
    /// @throws IllegalArgumentException if there is no such name
    Shape shape(String name);

    /// The elements as they lie on disk: little-endian, row-major, read-only, of any alignment, valid until this
    /// closes.
    ///
    /// @throws IllegalArgumentException if there is no such name
    MemorySegment bytes(String name);

    /// A tensor to be read where it lies on disk, without a copy; valid until this closes. Empty where it cannot be:
    /// it is of another type than f32, its data begin between two floats (which the format allows), or it is larger
    /// than one buffer.
    ///
    /// @throws IllegalArgumentException if there is no such name
    Optional<HostTensor> inPlace(String name);

    /// Reads a tensor of f32, f16, bf16 or f64 into an f32 tensor of the same shape, converting as needed. The pages of
    /// the file are given back to the system afterwards, so that what is read is in memory once.
    ///
    /// @throws palimpsest.tensor.InputException if the tensor on disk holds no floating-point numbers
    void read(String name, HostTensor into);

    @Override
    void close();
}
