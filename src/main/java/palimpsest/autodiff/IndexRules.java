package palimpsest.autodiff;

import java.util.List;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.Shape;

/// Rules of operators that pick elements by index.
final class IndexRules {
    private IndexRules() {}

    /// Rows of a matrix: each picked row gives its gradient back to its place, and places picked again add up.
    static void gather(Backward at) {
        Shape table = at.input(0).shape();
        if (table.rank() != 2 || at.node().attributes().integer("axis", 0) != 0) {
            throw new IllegalStateException("expected Gather of a matrix' rows, found " + at.node());
        }
        long picked = at.input(1).shape().size();
        at.addRows(0, at.input(1), at.ops().reshape(at.gradient(), picked, table.at(1)));
    }

    static void gatherElements(Backward at) {
        at.add(0, scatterAdd(at, at.ops().zeros(at.input(0).shape()), at.input(1), at.gradient()));
    }

    /// data + updates at indices, or updates in place of data: the gradient passes to the updates from their places,
    /// and
    /// to
    /// the data as it is, but for the places where it was replaced.
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
