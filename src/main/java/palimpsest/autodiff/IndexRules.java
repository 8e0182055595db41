package palimpsest.autodiff;

import java.util.List;
import java.util.stream.LongStream;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.Shape;

/// Rules of operators that pick elements by index.
final class IndexRules {
    private IndexRules() {}

    /// Each picked slice gives its gradient back to its place, and places picked again add up. The axis is brought to
    /// the front, where slices are rows.
    static void gather(Backward at) {
        Ops ops = at.ops();
        Shape table = at.input(0).shape();
        int axis = table.axis((int) at.node().attributes().integer("axis", 0));
        Value indices = at.input(1);
        long picked = indices.shape().size();
        long width = table.size() / Math.max(1, table.at(axis));
        Value gradient = ops.reshape(at.gradient(), table.with(axis, picked));
        Value rows = ops.reshape(toFront(ops, gradient, axis), picked, width);
        if (axis == 0 && table.rank() == 2) {
            at.addRows(0, indices, rows);
            return;
        }
        Value places = ops.zeros(Shape.of(table.at(axis), width));
        Value sum = ops.addRows(places, ops.reshape(indices, picked), rows);
        at.add(0, fromFront(ops, sum, table, axis));
    }

    private static Value toFront(Ops ops, Value x, int axis) {
        if (axis == 0) {
            return x;
        }
        long[] order = LongStream.concat(
                        LongStream.of(axis),
                        LongStream.range(0, x.shape().rank()).filter(each -> each != axis))
                .toArray();
        return ops.transpose(x, order);
    }

    /// [axis, the others] as a matrix, to the shape with the axis in its place.
    private static Value fromFront(Ops ops, Value matrix, Shape shape, int axis) {
        long[] front = LongStream.concat(
                        LongStream.of(shape.at(axis)),
                        LongStream.range(0, shape.rank())
                                .filter(each -> each != axis)
                                .map(each -> shape.at((int) each)))
                .toArray();
        Value apart = ops.reshape(matrix, front);
        if (axis == 0) {
            return apart;
        }
        long[] order = LongStream.range(0, shape.rank())
                .map(each -> each < axis ? each + 1 : each == axis ? 0 : each)
                .toArray();
        return ops.transpose(apart, order);
    }

    static void gatherElements(Backward at) {
        at.add(0, scatterAdd(at, at.ops().zeros(at.input(0).shape()), at.input(1), at.gradient()));
    }

    /// data + updates at indices, or updates in place of data: the gradient passes to the updates from their places,
    /// and to the data as it is, but for the places where it was replaced.
    static void scatterElements(Backward at) {
        Ops ops = at.ops();
        long axis = at.node().attributes().integer("axis", 0);
        if (at.needs(0)) {
            boolean adds = at.node().attributes().asMap().containsKey("reduction");
            Value nothing = ops.zeros(at.input(2).shape());
            at.add(0, adds ? at.gradient() : ops.scatter(at.gradient(), (int) axis, at.input(1), nothing));
        }
        if (at.needs(2)) {
            Value picked = ops.graph()
                    .apply(
                            Operator.GATHER_ELEMENTS,
                            Attributes.none().with("axis", axis),
                            List.of(at.gradient(), at.input(1)))
                    .output(0);
            at.add(2, picked);
        }
    }

    private static Value scatterAdd(Backward at, Value onto, Value indices, Value updates) {
        long axis = at.node().attributes().integer("axis", 0);
        Attributes attributes = Attributes.none().with("axis", axis).with("reduction", "add");
        return at.ops()
                .graph()
                .apply(Operator.SCATTER_ELEMENTS, attributes, List.of(onto, indices, updates))
                .output(0);
    }
}
