package palimpsest.autodiff;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.HostTensor;

/// Rules of powers, choices and the functions that exported graphs are made of; y is the output, d its gradient.
final class PowerRules {
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
