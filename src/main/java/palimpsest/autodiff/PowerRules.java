package palimpsest.autodiff;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.HostTensor;

/// Rules of powers, choices and the functions that exported graphs are made of; y is the output, d its gradient.
final class PowerRules {
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float TWO_OVER_ROOT_PI = (float) (2 / Math.sqrt(Math.PI));
    private static final float NORMAL_PEAK = (float) (1 / Math.sqrt(2 * Math.PI));

    private PowerRules() {}

    /// d · p · x^(p - 1) to the base and d · y · log(x) to the exponent.
    static void pow(Backward at) {
        Ops ops = at.ops();
        Value x = at.input(0);
        Value p = at.input(1);
        if (at.needs(0)) {
            at.addUnbroadcast(0, ops.mul(at.gradient(), slope(ops, x, p)));
        }
        if (at.needs(1)) {
            at.addUnbroadcast(1, ops.mul(at.gradient(), ops.mul(at.output(), ops.log(x))));
        }
    }

    /// p · x^(p - 1), which for a square is a product.
    private static Value slope(Ops ops, Value x, Value p) {
        HostTensor known = ops.graph().constants().get(p);
        if (known != null && known.shape().size() == 1 && known.floats().get(0) == 2) {
            return ops.mul(x, 2);
        }
        return ops.mul(p, ops.pow(x, ops.sub(p, ops.constant(1))));
    }

    static void min(Backward at) {
        choose(at, at.input(1), at.input(0));
    }

    static void max(Backward at) {
        choose(at, at.input(0), at.input(1));
    }

    /// To the operand that was taken; the second where both are equal.
    private static void choose(Backward at, Value larger, Value smaller) {
        Ops ops = at.ops();
        Value first = ops.greater(larger, smaller);
        Value none = ops.constant(0);
        if (at.needs(0)) {
            at.addUnbroadcast(0, ops.where(first, at.gradient(), none));
        }
        if (at.needs(1)) {
            at.addUnbroadcast(1, ops.where(first, none, at.gradient()));
        }
    }

    static void abs(Backward at) {
        Ops ops = at.ops();
        Value positive = ops.greater(at.input(0), ops.constant(0));
        at.add(0, ops.where(positive, at.gradient(), ops.neg(at.gradient())));
    }

    /// -d · y²
    static void reciprocal(Backward at) {
        Ops ops = at.ops();
        at.add(0, ops.neg(ops.mul(at.gradient(), ops.mul(at.output(), at.output()))));
    }

    static void sin(Backward at) {
        at.add(0, at.ops().mul(at.gradient(), at.ops().cos(at.input(0))));
    }

    static void cos(Backward at) {
        at.add(0, at.ops().neg(at.ops().mul(at.gradient(), at.ops().sin(at.input(0)))));
    }

    /// d · 2/√π · exp(-x²)
    static void erf(Backward at) {
        Ops ops = at.ops();
        Value square = ops.mul(at.input(0), at.input(0));
        at.add(0, ops.mul(at.gradient(), ops.mul(ops.exp(ops.neg(square)), TWO_OVER_ROOT_PI)));
    }

    /// d · (Φ(x) + x · φ(x)), with Φ and φ of the standard normal distribution
    static void gelu(Backward at) {
        Ops ops = at.ops();
        Value x = at.input(0);
        Value below = ops.mul(ops.add(ops.erf(ops.mul(x, ROOT_HALF)), ops.constant(1)), 0.5f);
        Value density = ops.mul(ops.exp(ops.mul(ops.mul(x, x), -0.5f)), NORMAL_PEAK);
        at.add(0, ops.mul(at.gradient(), ops.add(below, ops.mul(x, density))));
    }

    static void where(Backward at) {
        Ops ops = at.ops();
        Value none = ops.constant(0);
        if (at.needs(1)) {
            at.addUnbroadcast(1, ops.where(at.input(0), at.gradient(), none));
        }
        if (at.needs(2)) {
            at.addUnbroadcast(2, ops.where(at.input(0), none, at.gradient()));
        }
    }
}
