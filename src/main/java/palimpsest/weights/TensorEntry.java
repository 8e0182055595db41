package palimpsest.weights;

import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Where one tensor lies in a safetensors file.
///
/// @param begin offset of the first byte after the header
/// @param end offset behind the last byte after the header
record TensorEntry(String name, ElementType type, Shape shape, long begin, long end) {
    long bytes() {
        return end - begin;
    }
}
