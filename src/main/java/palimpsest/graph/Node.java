package palimpsest.graph;

import java.util.List;
import java.util.Optional;

/// One application of an operator. Identity is equality.
public final class Node {
    private final Operator operator;
    private final Attributes attributes;
    private final List<Value> inputs;
    private final CustomGradient customGradient;
    private final String origin;
    private List<Value> outputs = List.of();

    Node(Operator operator, Attributes attributes, List<Value> inputs, CustomGradient customGradient, String origin) {
        this.operator = operator;
        this.attributes = attributes;
        this.inputs = List.copyOf(inputs);
        this.customGradient = customGradient;
        this.origin = origin;
    }

    /// Called once, by the graph that makes the node: its outputs know it, so they come after it.
    void complete(List<Value> made) {
        outputs = List.copyOf(made);
    }

    public Operator operator() {
        return operator;
    }

    public Attributes attributes() {
        return attributes;
    }

    public List<Value> inputs() {
        return inputs;
    }

    public List<Value> outputs() {
        return outputs;
    }

    public Value input(int index) {
        return inputs.get(index);
    }

    public Value output(int index) {
        return outputs.get(index);
    }

    /// The span of nodes with a gradient of its own that this node is part of.
    public Optional<CustomGradient> customGradient() {
        return Optional.ofNullable(customGradient);
    }

    /// The node of a file that this one was read from; empty for one that was built here.
    public String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return operator.onnxName() + attributes + inputs;
    }
}
