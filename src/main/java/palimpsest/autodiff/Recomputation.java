package palimpsest.autodiff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Values of the forward pass as the backward pass reads them: kept in memory since, or, where they are cheap, computed
/// again from values that are kept anyway (Chen and others, arXiv 1604.06174).
///
/// An operator's output is computed again where its own backward rule reads all its inputs, so that nothing has to be
/// kept for it. Since the runtime runs a node when something first needs it, the copy is made in the backward pass,
/// just
/// before it is read.
final class Recomputation {
    private static final Map<Operator, Recipe> RECIPES = recipes();

    private final Ops ops;
    private final Predicate<Value> needed;
    private final Map<Value, Value> again = new HashMap<>();

    /// How a node's first output is made again.
    @FunctionalInterface
    private interface Recipe {
        Value apply(Recomputation at, Node node);
    }

    /// @param needed whether a value needs a gradient, so that the rule of the node that made it runs
    Recomputation(Ops ops, Predicate<Value> needed) {
        this.ops = ops;
        this.needed = needed;
    }

    private static Map<Operator, Recipe> recipes() {
        Map<Operator, Recipe> recipes = new EnumMap<>(Operator.class);
        recipes.put(Operator.GELU, Recomputation::repeat);
        recipes.put(Operator.QUICK_GELU, Recomputation::repeat);
        recipes.put(Operator.FAST_GELU, Recomputation::repeat);
        recipes.put(Operator.MUL, Recomputation::repeat);
        recipes.put(Operator.RESHAPE, Recomputation::reshape);
        return recipes;
    }

    /// The value, or what equals it and is made when it is needed.
    Value of(Value value) {
        Value known = again.get(value);
        if (known == null) {
            Node node = value.producer().orElse(null);
            Recipe recipe = node == null ? null : RECIPES.get(node.operator());
            known = recipe == null ? value : recipe.apply(this, node);
            again.put(value, known);
        }
        return known;
    }

    /// The same node once more. An axis of 1 tells it from the first, with which the runtime would make it one.
    private Value repeat(Node node) {
        Value output = node.output(0);
        Value whole = node.input(0);
        if (!node.inputs().stream().allMatch(needed) || !whole.shape().equals(output.shape())) {
            return output;
        }
        List<Value> operands = new ArrayList<>(node.inputs().stream().map(this::of).toList());
        long[] extents = output.shape().toArray();
        long[] wider = new long[extents.length + 1];
        wider[0] = 1;
        System.arraycopy(extents, 0, wider, 1, extents.length);
        operands.set(0, ops.reshape(operands.getFirst(), wider));
        Value made = ops.one(node.operator(), node.attributes(), operands.toArray(new Value[0]));
        return ops.reshape(made, output.shape());
    }

    private Value reshape(Node node) {
        Value inner = of(node.input(0));
        return inner == node.input(0) ? node.output(0) : ops.reshape(inner, node.output(0).shape());
    }
}
