package palimpsest.weights;

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

    /// Reads a tensor of f32, f16 or bf16 into an f32 tensor of the same shape, converting as needed.
    void read(String name, HostTensor into);

    @Override
    void close();
}
