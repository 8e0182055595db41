package palimpsest.autodiff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.graph.Cotangent;
import palimpsest.graph.Graph;
import palimpsest.graph.Node;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// The forward nodes, which values need a gradient, and the contributions gathered so far.
final class Tape {
    private final Ops ops;
    private final List<Node> nodes;
    private final Set<Value> needed;
    private final Map<Value, List<Node>> consumers = new HashMap<>();
    private final Map<Value, List<Cotangent>> contributions = new HashMap<>();
    private final Map<Value, Value> sums = new HashMap<>();
    private final Recomputation recomputation;

    Tape(Graph graph, Ops ops, Collection<Value> parameters) {
        this.ops = ops;
        this.nodes = List.copyOf(graph.nodes());
        this.needed = new HashSet<>(parameters);
        this.recomputation = new Recomputation(ops, needed::contains);
        for (Node node : nodes) {
            if (node.inputs().stream().anyMatch(needed::contains)) {
                needed.addAll(node.outputs());
            }
            for (Value input : node.inputs()) {
                consumers.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
            }
        }
    }

    /// The nodes there were before any gradient was added.
    List<Node> nodes() {
        return nodes;
    }

    boolean needs(Value value) {
        return needed.contains(value);
    }

    /// A value of the forward pass, as the backward pass reads it.
    Value read(Value value) {
        return recomputation.of(value);
    }

    List<Node> consumers(Value value) {
        return consumers.getOrDefault(value, List.of());
    }

    boolean reached(Node node) {
        return node.outputs().stream().anyMatch(contributions::containsKey);
    }

    void add(Value value, Cotangent cotangent) {
        if (!needs(value)) {
            return;
        }
        if (cotangent instanceof Cotangent.Dense(Value gradient)
                && !gradient.shape().equals(value.shape())) {
            throw new IllegalStateException("expected a gradient of " + value + ", found " + gradient);
        }
        sums.remove(value);
        contributions.computeIfAbsent(value, key -> new ArrayList<>()).add(cotangent);
    }

    /// The sum of what reached a value so far.
    Optional<Value> gradient(Value value) {
        List<Cotangent> parts = contributions.get(value);
        if (parts == null) {
            return Optional.empty();
        }
        Value known = sums.get(value);
        if (known == null) {
            known = sum(value, parts);
            sums.put(value, known);
        }
        return Optional.of(known);
    }

    private Value sum(Value value, List<Cotangent> parts) {
        Value dense = null;
        List<Value> indices = new ArrayList<>();
        List<Value> rows = new ArrayList<>();
        for (Cotangent part : parts) {
            switch (part) {
                case Cotangent.Dense(Value gradient) -> dense = dense == null ? gradient : ops.add(dense, gradient);
                case Cotangent.Rows(Value at, Value added) -> {
                    indices.add(ops.reshape(at, at.shape().size()));
                    rows.add(added);
                }
            }
        }
        if (rows.isEmpty()) {
            return dense;
        }
        Value onto = dense == null ? ops.zeros(value.shape()) : dense;
        return ops.addRows(onto, ops.concat(0, indices), ops.concat(0, rows));
    }
}
