package palimpsest.autodiff;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.graph.Cotangent;
import palimpsest.graph.CustomGradient;
import palimpsest.graph.Graph;
import palimpsest.graph.Node;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Reverse-mode automatic differentiation over a graph (Griewank and Walther, Evaluating Derivatives, 2008).
public final class Gradients {
    private Gradients() {}

    /// Adds the nodes that compute the gradient of a scalar in each parameter. Nodes that no parameter reaches get
    /// none.
    ///
    /// @param loss F32 scalar
    /// @param parameters inputs of the graph, F32
    /// @return for each parameter its gradient, of its shape, in the order given
    /// @throws IllegalArgumentException if the loss is not a scalar or a parameter does not reach it
    public static Map<Value, Value> of(Ops ops, Value loss, Collection<Value> parameters) {
        if (loss.shape().size() != 1) {
            throw new IllegalArgumentException("expected a scalar to differentiate, found " + loss);
        }
        Tape tape = new Tape(ops.graph(), ops, parameters);
        tape.add(loss, new Cotangent.Dense(ops.expand(ops.constant(1), loss.shape())));
        Set<CustomGradient> done = new HashSet<>();
        for (Node node : tape.nodes().reversed()) {
            CustomGradient custom = node.customGradient().orElse(null);
            if (custom == null && tape.reached(node)) {
                BackwardRules.of(node.operator()).apply(new Backward(node, ops, tape));
            } else if (custom != null && done.add(custom)) {
                tape.gradient(custom.output()).ifPresent(gradient -> applyCustom(custom, gradient, ops, tape));
            }
        }
        Map<Value, Value> gradients = new LinkedHashMap<>();
        for (Value parameter : parameters) {
            gradients.put(
                    parameter,
                    tape.gradient(parameter)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("expected every parameter to reach the loss, found "
                                            + parameter + " that does not")));
        }
        return gradients;
    }

    /// The first node between a parameter and a value whose operator has no backward rule, which [#of] would need.
    public static Optional<Node> undifferentiable(Graph graph, Value value, Collection<Value> parameters) {
        Set<Value> behind = new HashSet<>(Set.of(value));
        for (Node node : graph.nodes().reversed()) {
            if (node.outputs().stream().anyMatch(behind::contains)) {
                behind.addAll(node.inputs());
            }
        }
        Set<Value> reached = new HashSet<>(parameters);
        for (Node node : graph.nodes()) {
            if (node.inputs().stream().anyMatch(reached::contains)) {
                if (!BackwardRules.has(node.operator())
                        && node.outputs().stream().anyMatch(behind::contains)) {
                    return Optional.of(node);
                }
                reached.addAll(node.outputs());
            }
        }
        return Optional.empty();
    }

    private static void applyCustom(CustomGradient custom, Value gradient, Ops ops, Tape tape) {
        List<List<Cotangent>> parts = custom.rule().gradients(ops, gradient);
        for (int i = 0; i < parts.size(); i++) {
            for (Cotangent part : parts.get(i)) {
                tape.add(custom.inputs().get(i), part);
            }
        }
    }
}
