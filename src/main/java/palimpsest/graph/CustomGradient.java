package palimpsest.graph;

import java.util.List;

/// A span of nodes whose gradient is written by hand, because it is cheaper or more exact than that of its parts.
///
/// Differentiation treats the span as one operator from `inputs` to `output`.
public final class CustomGradient {
    private final List<Value> inputs;
    private final Rule rule;
    private Value output;

    CustomGradient(List<Value> inputs, Rule rule) {
        this.inputs = List.copyOf(inputs);
        this.rule = rule;
    }

    void complete(Value made) {
        output = made;
    }

    public List<Value> inputs() {
        return inputs;
    }

    public Value output() {
        return output;
    }

    public Rule rule() {
        return rule;
    }

    /// Adds the nodes of the gradient.
    @FunctionalInterface
    public interface Rule {
        /// Contributions to each input's gradient, in the order of the inputs; an empty list for none.
        ///
        /// @param outputGradient gradient of the loss in the output, of the output's shape
        List<List<Cotangent>> gradients(Ops ops, Value outputGradient);
    }
}
