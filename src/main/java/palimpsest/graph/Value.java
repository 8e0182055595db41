package palimpsest.graph;

import java.util.Optional;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// One tensor of a graph: an input, a constant or an output of a node. Identity is equality.
public final class Value {
    private final String name;
    private final ValueType valueType;
    private final Node producer;

    Value(String name, ValueType valueType, Node producer) {
        this.name = name;
        this.valueType = valueType;
        this.producer = producer;
    }

    /// Name in the graph, unique.
    public String name() {
        return name;
    }

    public ValueType valueType() {
        return valueType;
    }

    public ElementType type() {
        return valueType.type();
    }

    public Shape shape() {
        return valueType.shape();
    }

    /// The node this is an output of; empty for an input or a constant.
    public Optional<Node> producer() {
        return Optional.ofNullable(producer);
    }

    @Override
    public String toString() {
        return name + ": " + valueType;
    }
}
