package palimpsest.onnx;

import java.lang.foreign.MemorySegment;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// A tensor that an ONNX file carries.
///
/// @param bytes its elements as they lie on disk: little-endian, row-major, of any alignment, valid until the file
///     closes
public record Initializer(String name, ElementType type, Shape shape, MemorySegment bytes) {}
