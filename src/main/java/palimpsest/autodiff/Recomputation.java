package palimpsest.autodiff;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Values of the forward pass as the backward pass reads them: kept in memory since, or, where an elementwise node is
/// quick, computed again (Chen and others, arXiv 1604.06174).
///
/// That needs nothing more in memory, because such a node's own backward rule reads its inputs anyway. The runtime runs
/// a node when another first needs it, which for these is in the backward pass, at the block whose gradient reads them.
final class Recomputation {
    /// Elementwise, with backward rules that read all inputs that need a gradient of their own.
    private static final Set<Operator> QUICK =
            EnumSet.of(Operator.GELU, Operator.QUICK_GELU, Operator.FAST_GELU, Operator.MUL);

    private final Ops ops;
    private final Predicate<Value> needed;
    private final Map<Value, Value> again = new HashMap<>();

    /// @param needed whether a value needs a gradient, so that the rule of the node that made it runs
    Recomputation(Ops ops, Predicate<Value> needed) {
        this.ops = ops;
        this.needed = needed;
    }

    /// The value, or one that equals it and is made when something needs it.
    Value of(Value value) {
        Value known = again.get(value);
        if (known == null) {
            known = value.producer().map(node -> again(value, node)).orElse(value);
            again.put(value, known);
        }
        return known;
    }

    private Value again(Value value, Node node) {
        if (node.operator() == Operator.RESHAPE) {
            Value inner = of(node.input(0));
            return inner == node.input(0) ? value : ops.reshape(inner, value.shape());
        }
        boolean kept = node.inputs().stream().allMatch(needed);
        boolean whole = kept && node.input(0).shape().equals(value.shape());
        return whole && QUICK.contains(node.operator()) ? repeat(value, node) : value;
    }

    /// The same node once more. An axis of 1 tells it from the first: the runtime makes one node of two that are alike.
    private Value repeat(Value value, Node node) {
        long[] extents = value.shape().toArray();
        long[] more = new long[extents.length + 1];
        more[0] = 1;
        System.arraycopy(extents, 0, more, 1, extents.length);
        List<Value> operands =
                new ArrayList<>(node.inputs().stream().map(this::of).toList());
        operands.set(0, ops.reshape(operands.getFirst(), more));
        Value made = ops.one(node.operator(), node.attributes(), operands.toArray(Value[]::new));
        return ops.reshape(made, value.shape());
    }
}
