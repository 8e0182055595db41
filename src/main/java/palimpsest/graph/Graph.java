package palimpsest.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import palimpsest.tensor.HostTensor;

/// A directed acyclic graph of nodes in the order they were added, which is an order they can be run in.
///
/// Operators are checked as they are added: arity, attributes, element types and shapes. Use [Ops] to write one.
public final class Graph {
    private final List<Value> inputs = new ArrayList<>();
    private final Map<Value, HostTensor> constants = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private CustomGradient open;
    private String origin = "";

    /// Adds an input.
    ///
    /// @throws IllegalArgumentException if the name is taken
    public Value input(String name, ValueType type) {
        Value value = new Value(claim(name), type, null);
        inputs.add(value);
        return value;
    }

    /// Adds a constant, whose tensor must not change afterwards.
    public Value constant(String hint, HostTensor tensor) {
        Value value = new Value(fresh(hint), new ValueType(tensor.type(), tensor.shape()), null);
        constants.put(value, tensor);
        return value;
    }

    /// Adds a node and returns it with its outputs.
    ///
    /// @throws IllegalArgumentException if the operator does not take such inputs, saying what was expected and found
    public Node apply(Operator operator, Attributes attributes, List<Value> operands) {
        operator.check(attributes, operands);
        Node node = new Node(operator, attributes, operands, open, origin);
        List<Value> made = new ArrayList<>();
        for (ValueType type : operator.infer(operands, attributes, this)) {
            made.add(new Value(fresh(operator.onnxName()), type, node));
        }
        node.complete(made);
        nodes.add(node);
        return node;
    }

    /// Names the node of a file that the nodes added from now on are read from; empty for none.
    public void from(String node) {
        origin = node;
    }

    /// Makes a value an output under its own name.
    public void output(String name, Value value) {
        if (outputs.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("the graph has an output " + name + " already");
        }
    }

    /// Builds a span of nodes that differentiation treats as one operator with the given rule.
    ///
    /// @param over what the span reads and the rule gives gradients for
    /// @param body adds the nodes and returns the span's only output
    public Value withGradient(List<Value> over, Supplier<Value> body, CustomGradient.Rule rule) {
        if (open != null) {
            throw new IllegalStateException("a span with a gradient of its own cannot hold another");
        }
        open = new CustomGradient(over, rule);
        try {
            Value output = body.get();
            open.complete(output);
            return output;
        } finally {
            open = null;
        }
    }

    public List<Value> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    public Map<Value, HostTensor> constants() {
        return Collections.unmodifiableMap(constants);
    }

    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /// Outputs by name, in the order they were made outputs.
    public Map<String, Value> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /// The nodes that some output depends on, in order.
    public List<Node> liveNodes() {
        Set<Value> needed = new HashSet<>(outputs.values());
        List<Node> live = new ArrayList<>();
        for (Node node : nodes.reversed()) {
            if (node.outputs().stream().anyMatch(needed::contains)) {
                live.add(node);
                needed.addAll(node.inputs());
            }
        }
        return live.reversed();
    }

    /// The inputs that some output depends on, in order.
    public List<Value> liveInputs() {
        Set<Value> used = new HashSet<>(outputs.values());
        liveNodes().forEach(node -> used.addAll(node.inputs()));
        return inputs.stream().filter(used::contains).toList();
    }

    private String fresh(String hint) {
        String name;
        do {
            name = hint + "_" + counters.merge(hint, 1, Integer::sum);
        } while (!names.add(name));
        return name;
    }

    private String claim(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("the graph has a value " + name + " already");
        }
        return name;
    }
}
