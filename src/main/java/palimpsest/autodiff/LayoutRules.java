package palimpsest.autodiff;

import java.util.ArrayList;
import java.util.List;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.Shape;

/// Rules of operators that move elements without changing them.
final class LayoutRules {
    private LayoutRules() {}

    static void reshape(Backward at) {
        at.add(0, at.ops().reshape(at.gradient(), at.input(0).shape()));
    }

    static void expand(Backward at) {
        at.addUnbroadcast(0, at.gradient());
    }

    static void transpose(Backward at) {
        long[] order = at.node().attributes().integers("perm");
        long[] inverse = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[(int) order[i]] = i;
        }
        at.add(0, at.ops().transpose(at.gradient(), inverse));
    }

    static void slice(Backward at) {
        Ops ops = at.ops();
        Shape from = at.input(0).shape();
        long[] starts = integers(at, 1);
        long[] axes = integers(at, 3);
        long[] pads = new long[2 * from.rank()];
        for (int i = 0; i < axes.length; i++) {
            int axis = (int) axes[i];
            pads[axis] = starts[i];
            pads[axis + from.rank()] =
                    from.at(axis) - starts[i] - at.output().shape().at(axis);
        }
        at.add(0, ops.pad(at.gradient(), pads));
    }

    static void pad(Backward at) {
        long[] pads = integers(at, 1);
        Shape from = at.input(0).shape();
        Value gradient = at.gradient();
        for (int axis = 0; axis < from.rank(); axis++) {
            gradient = at.ops().slice(gradient, axis, pads[axis], pads[axis] + from.at(axis));
        }
        at.add(0, gradient);
    }

    static void split(Backward at) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < at.node().outputs().size(); i++) {
            parts.add(at.gradient(i));
        }
        at.add(0, at.ops().concat((int) at.node().attributes().integer("axis", 0), parts));
    }

    static void concat(Backward at) {
        Node node = at.node();
        int axis = (int) node.attributes().integer("axis", 0);
        long start = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            long end = start + at.input(i).shape().at(axis);
            if (at.needs(i)) {
                at.add(i, at.ops().slice(at.gradient(), axis, start, end));
            }
            start = end;
        }
    }

    /// The triangle's gradient is the gradient's triangle.
    static void trilu(Backward at) {
        Node node = at.node();
        Value[] operands = node.inputs().toArray(Value[]::new);
        operands[0] = at.gradient();
        at.add(0, at.ops().one(Operator.TRILU, node.attributes(), operands));
    }

    private static long[] integers(Backward at, int index) {
        var tensor = at.ops().graph().constants().get(at.input(index));
        long[] values = new long[Math.toIntExact(tensor.shape().size())];
        tensor.longs().get(values);
        return values;
    }
}
