package palimpsest.graph;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which intermediate values are in memory at a time: from the node that makes them to the last that reads them. A
/// reshape is the same memory under another shape, and an elementwise node writes over an input that nothing reads
/// later.
final class Liveness {
    private static final Set<Operator> IN_PLACE = EnumSet.of(
            Operator.ADD,
            Operator.SUB,
            Operator.MUL,
            Operator.DIV,
            Operator.NEG,
            Operator.EXP,
            Operator.SQRT,
            Operator.TANH,
            Operator.SIGMOID,
            Operator.SCATTER_ELEMENTS);

    private final Map<Value, Value> memory = new HashMap<>();
    private final Map<Value, Integer> lastRead = new HashMap<>();
    private final Set<Value> lent = new HashSet<>();

    private Liveness(Graph graph, List<Node> order) {
        graph.outputs().values().forEach(output -> lent.add(root(output)));
        for (int i = 0; i < order.size(); i++) {
            for (Value input : order.get(i).inputs()) {
                lastRead.put(root(input), i);
            }
        }
    }

    static long peakBytes(Graph graph, List<Node> order) {
        return new Liveness(graph, order).peak(order);
    }

    private long peak(List<Node> order) {
        double live = 0;
        double peak = 0;
        Map<Value, Double> held = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            Node node = order.get(i);
            if (node.operator() != Operator.RESHAPE) {
                for (Value output : node.outputs()) {
                    if (lent.contains(output) || !lastRead.containsKey(output)) {
                        continue;
                    }
                    Value taken = overwritten(node, output, i, held);
                    double bytes = GraphCost.bytes(output);
                    if (taken != null) {
                        held.remove(taken);
                    } else {
                        live += bytes;
                    }
                    held.put(output, bytes);
                }
            }
            peak = Math.max(peak, live);
            for (Value input : node.inputs()) {
                Value root = root(input);
                if (lastRead.get(root) == i && held.containsKey(root)) {
                    live -= held.remove(root);
                }
            }
        }
        return (long) peak;
    }

    private Value overwritten(Node node, Value output, int at, Map<Value, Double> held) {
        if (!IN_PLACE.contains(node.operator())) {
            return null;
        }
        for (Value input : node.inputs()) {
            Value root = root(input);
            if (held.containsKey(root)
                    && lastRead.get(root) == at
                    && input.valueType().equals(output.valueType())) {
                return root;
            }
        }
        return null;
    }

    /// The value whose memory this one is.
    private Value root(Value value) {
        Value known = memory.get(value);
        if (known == null) {
            known = value.producer()
                    .filter(node -> node.operator() == Operator.RESHAPE)
                    .map(node -> root(node.input(0)))
                    .orElse(value);
            memory.put(value, known);
        }
        return known;
    }
}
