package palimpsest.onnx;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.LongStream;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.Shape;

/// Operators that reduce axes, which older opsets give as an attribute and newer ones as an operand.
final class ReductionImports {
    private ReductionImports() {}

    static void addTo(Map<String, ImportRule> rules) {
        rules.put("ReduceSum", ImportRule.of(node -> reduce(node, Operator.REDUCE_SUM, 0, Double::sum)));
        rules.put(
                "ReduceMax",
                ImportRule.of(node -> reduce(node, Operator.REDUCE_MAX, Double.NEGATIVE_INFINITY, Math::max)));
        rules.put("ReduceMean", ImportRule.of(ReductionImports::mean));
        rules.put("ReduceSumSquare", ImportRule.of(ReductionImports::sumSquare));
        rules.put("ReduceL2", ImportRule.of(node -> node.terms().node(Operator.SQRT, sumSquare(node))));
        rules.put("ReduceMin", ImportRule.of(ReductionImports::min));
        rules.put("ReduceProd", ImportRule.of(node -> {
            Constant x = node.known(0);
            return new Known(fold(x, axes(node), keeps(node), 1, (a, b) -> a * b));
        }));
    }

    private static Term mean(Exported node) {
        Term x = node.operand(0);
        if (x instanceof Known(Constant known)) {
            Constant sum = fold(known, axes(node), keeps(node), 0, Double::sum);
            double count = (double) known.values().length / Math.max(1, sum.values().length);
            return new Known(sum.map(sum.type(), value -> value / count));
        }
        return computed(node, Operator.REDUCE_MEAN, x);
    }

    private static Term sumSquare(Exported node) {
        Term x = node.operand(0);
        if (x instanceof Known(Constant known)) {
            return new Known(fold(known.map(known.type(), a -> a * a), axes(node), keeps(node), 0, Double::sum));
        }
        return computed(node, Operator.REDUCE_SUM_SQUARE, x);
    }

    private static Term min(Exported node) {
        Term x = node.operand(0);
        if (x instanceof Known(Constant known)) {
            return new Known(fold(known, axes(node), keeps(node), Double.POSITIVE_INFINITY, Math::min));
        }
        Term largest = computed(node, Operator.REDUCE_MAX, node.terms().node(Operator.NEG, x));
        return node.terms().node(Operator.NEG, largest);
    }

    private static Term reduce(Exported node, Operator operator, double first, DoubleBinaryOperator fold) {
        Term x = node.operand(0);
        return x instanceof Known(Constant known)
                ? new Known(fold(known, axes(node), keeps(node), first, fold))
                : computed(node, operator, x);
    }

    private static Term computed(Exported node, Operator operator, Term x) {
        long[] axes = axes(node);
        if (axes.length == 0) {
            return x;
        }
        Attributes attributes = Attributes.none().with("keepdims", keeps(node) ? 1L : 0L);
        return node.terms().node(operator, attributes, x, Terms.longs(axes));
    }

    private static boolean keeps(Exported node) {
        return node.integer("keepdims", 1) == 1;
    }

    /// No axes are all of them, or none where the node says so.
    private static long[] axes(Exported node) {
        Shape shape = node.operand(0).shape();
        long[] given = node.axes(1).orElseGet(() -> new long[0]);
        if (given.length == 0) {
            return node.integer("noop_with_empty_axes", 0) == 1
                    ? given
                    : LongStream.range(0, shape.rank()).toArray();
        }
        return LongStream.of(given).map(axis -> shape.axis((int) axis)).toArray();
    }

    private static Constant fold(Constant x, long[] axes, boolean keeps, double first, DoubleBinaryOperator function) {
        Constant result = x;
        for (long axis : axes) {
            Constant folded = Constant.filled(x.type(), result.shape().with((int) axis, 1), first);
            for (long i = 0; i < result.shape().at((int) axis); i++) {
                folded = Constant.zip(folded, result.slice((int) axis, i, 1, 1), x.type(), function);
            }
            result = folded;
        }
        if (keeps) {
            return result;
        }
        long[] kept = LongStream.range(0, x.shape().rank())
                .filter(axis -> LongStream.of(axes).noneMatch(reduced -> reduced == axis))
                .map(axis -> x.shape().at((int) axis))
                .toArray();
        return result.reshape(Shape.of(kept));
    }
}
