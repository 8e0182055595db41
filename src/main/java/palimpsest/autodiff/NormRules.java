package palimpsest.autodiff;

import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Rules of normalisations over the last axis, and of the rotary embedding. Shapes: x and d [rows, width] as matrices,
/// the statistics [rows, 1], scale and bias [width].
final class NormRules {
    private NormRules() {}

    /// With n = (x - mean) · inverse: dx = inverse · (d·s - mean(d·s) - n · mean(d·s·n)).
    static void layerNorm(Backward at) {
        Ops ops = at.ops();
        Value d = at.matrix(at.gradient());
        Value x = at.matrix(at.input(0));
        Value mean = at.matrix(at.node().output(1));
        Value inverse = at.matrix(at.node().output(2));
        Value normal = ops.mul(ops.sub(x, mean), inverse);
        Value product = ops.mul(d, normal);
        if (at.needs(0)) {
            Value scale = at.input(1);
            Value centred = ops.sub(ops.mul(d, scale), weightedMean(ops, d, scale));
            Value slope = ops.sub(centred, ops.mul(normal, weightedMean(ops, product, scale)));
            at.add(0, ops.reshape(ops.mul(slope, inverse), at.input(0).shape()));
        }
        if (at.needs(1)) {
            at.add(1, Reductions.columnSums(ops, product));
        }
        if (at.needs(2)) {
            at.add(2, Reductions.columnSums(ops, d));
        }
    }

    /// With n = x · inverse: dx = inverse · (d·s - n · mean(d·s·n)).
    static void rmsNorm(Backward at) {
        Ops ops = at.ops();
        Value d = at.matrix(at.gradient());
        Value inverse = at.matrix(at.node().output(1));
        Value normal = ops.mul(at.matrix(at.input(0)), inverse);
        Value product = ops.mul(d, normal);
        if (at.needs(0)) {
            Value scale = at.input(1);
            Value along = ops.mul(normal, weightedMean(ops, product, scale));
            Value slope = ops.sub(ops.mul(d, scale), along);
            at.add(0, ops.reshape(ops.mul(slope, inverse), at.input(0).shape()));
        }
        if (at.needs(1)) {
            at.add(1, Reductions.columnSums(ops, product));
        }
    }

    /// A rotation's transpose is the rotation by the opposite angle.
    static void rotary(Backward at) {
        Ops ops = at.ops();
        Value opposite = ops.neg(at.input(3));
        at.add(
                0,
                ops.one(
                        Operator.ROTARY_EMBEDDING,
                        at.node().attributes(),
                        at.gradient(),
                        at.input(1),
                        at.input(2),
                        opposite));
    }

    /// Mean over the last axis of rows times a vector: [rows, width] and [width] to [rows, 1].
    private static Value weightedMean(Ops ops, Value rows, Value weights) {
        long width = weights.shape().at(0);
        return ops.gemm(rows, ops.reshape(weights, width, 1), false, false, 1f / width);
    }
}
