package palimpsest.weights;

import java.util.Optional;
import palimpsest.tensor.ElementType;

/// The names of element types in a safetensors header.
final class SafetensorsTypes {
    private SafetensorsTypes() {}

    /// The type, or nothing where this program has none for it.
    static Optional<ElementType> parse(String name) {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(name)) { // the header uses the very names of the enum
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static String name(ElementType type) {
        return type.name();
    }
}
