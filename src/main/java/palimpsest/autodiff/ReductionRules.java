package palimpsest.autodiff;

import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Rules of operators that reduce axes.
final class ReductionRules {
    private ReductionRules() {}

    static void sum(Backward at) {
        at.add(0, at.ops().expand(kept(at, at.gradient()), at.input(0).shape()));
    }

    static void mean(Backward at) {
        Shape from = at.input(0).shape();
        float share = (float) at.output().shape().size() / from.size();
        at.add(0, at.ops().expand(at.ops().mul(kept(at, at.gradient()), share), from));
    }

    /// To the largest element; where several are equally large they share it.
    static void max(Backward at) {
        Ops ops = at.ops();
        Value x = at.input(0);
        Value below = ops.cast(ops.greater(kept(at, at.output()), x), ElementType.F32);
        Value largest = ops.sub(ops.constant(1), below);
        Value count = ops.reduceSum(largest, true, axes(at));
        at.add(0, ops.mul(ops.div(largest, count), kept(at, at.gradient())));
    }

    /// Each element counts in every sum that comes after it, so the gradient is summed from the other end.
    static void cumSum(Backward at) {
        Attributes attributes = at.node().attributes();
        Attributes reversed = Attributes.none()
                .with("exclusive", attributes.integer("exclusive", 0))
                .with("reverse", 1 - attributes.integer("reverse", 0));
        at.add(0, at.ops().one(Operator.CUM_SUM, reversed, at.gradient(), at.input(1)));
    }

    static void sumSquare(Backward at) {
        Ops ops = at.ops();
        at.add(0, ops.mul(ops.mul(at.input(0), kept(at, at.gradient())), 2));
    }

    /// A reduced value with its reduced axes back as 1.
    private static Value kept(Backward at, Value reduced) {
        Shape shape = at.input(0).shape();
        for (long axis : axes(at)) {
            shape = shape.with((int) axis, 1);
        }
        return at.ops().reshape(reduced, shape);
    }

    private static long[] axes(Backward at) {
        var tensor = at.ops().graph().constants().get(at.input(1));
        long[] values = new long[Math.toIntExact(tensor.shape().size())];
        tensor.longs().get(values);
        return values;
    }
}
