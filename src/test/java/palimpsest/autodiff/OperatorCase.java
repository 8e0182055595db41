package palimpsest.autodiff;

import java.util.List;
import java.util.function.BiFunction;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.Shape;

/// One use of an operator to differentiate: the shapes of its float inputs, where their elements lie, and how it is
/// applied.
record OperatorCase(
        Operator operator,
        String what,
        List<Shape> inputs,
        float low,
        float high,
        BiFunction<Ops, List<Value>, Value> apply) {
    @Override
    public String toString() {
        return operator + " " + what;
    }
}
