package palimpsest.graph;

import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Element type and static shape of a value.
public record ValueType(ElementType type, Shape shape) {
    @Override
    public String toString() {
        return type + " " + shape;
    }
}
