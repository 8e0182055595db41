package palimpsest.autodiff;

import java.util.stream.LongStream;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.Shape;

/// Sums that undo a broadcast.
final class Reductions {
    private Reductions() {}

    /// Sums a gradient over the axes along which `shape` was broadcast to it.
    static Value toShape(Ops ops, Value gradient, Shape shape) {
        Shape from = gradient.shape();
        if (from.equals(shape)) {
            return gradient;
        }
        int lead = from.rank() - shape.rank();
        long[] axes = LongStream.range(0, from.rank())
                .filter(axis -> axis < lead || (shape.at((int) axis - lead) == 1 && from.at((int) axis) != 1))
                .toArray();
        if (axes.length == from.rank() - 1 && axes[axes.length - 1] == axes.length - 1) {
            Value matrix = ops.reshape(gradient, from.size() / from.at(-1), from.at(-1));
            return ops.reshape(columnSums(ops, matrix), shape);
        }
        return ops.reshape(ops.reduceSum(gradient, true, axes), shape);
    }

    /// [rows, columns] to [columns], as a product with a row of ones: the matrix product keeps every core busy, which
    /// `ReduceSum` over the outer axis does not.
    static Value columnSums(Ops ops, Value matrix) {
        Value row = ops.expand(ops.constant(1), Shape.of(1, matrix.shape().at(0)));
        return ops.reshape(
                ops.gemm(row, matrix, false, false, 1), matrix.shape().at(1));
    }
}
