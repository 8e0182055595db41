package palimpsest.autodiff;

import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Rules of operators that work element by element; y is the output, d its gradient.
final class ElementwiseRules {
    private static final float ROOT_2_OVER_PI = (float) Math.sqrt(2 / Math.PI);
    private static final float TWO_OVER_ROOT_PI = (float) (2 / Math.sqrt(Math.PI));
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float GELU_CUBIC = 0.044715f;

    private ElementwiseRules() {}

    static void add(Backward at) {
        if (at.needs(0)) {
            at.addUnbroadcast(0, at.gradient());
        }
        if (at.needs(1)) {
            at.addUnbroadcast(1, at.gradient());
        }
    }

    static void sub(Backward at) {
        if (at.needs(0)) {
            at.addUnbroadcast(0, at.gradient());
        }
        if (at.needs(1)) {
            at.addUnbroadcast(1, at.ops().neg(at.gradient()));
        }
    }

    static void mul(Backward at) {
        if (at.needs(0)) {
            at.addUnbroadcast(0, at.ops().mul(at.gradient(), at.input(1)));
        }
        if (at.needs(1)) {
            at.addUnbroadcast(1, at.ops().mul(at.gradient(), at.input(0)));
        }
    }

    static void div(Backward at) {
        Ops ops = at.ops();
        Value quotient = ops.div(at.gradient(), at.input(1));
        if (at.needs(0)) {
            at.addUnbroadcast(0, quotient);
        }
        if (at.needs(1)) {
            at.addUnbroadcast(1, ops.neg(ops.mul(quotient, at.output())));
        }
    }

    static void neg(Backward at) {
        at.add(0, at.ops().neg(at.gradient()));
    }

    static void exp(Backward at) {
        at.add(0, at.ops().mul(at.gradient(), at.output()));
    }

    static void log(Backward at) {
        at.add(0, at.ops().div(at.gradient(), at.input(0)));
    }

    static void sqrt(Backward at) {
        at.add(0, at.ops().div(at.ops().mul(at.gradient(), 0.5f), at.output()));
    }

    /// d · (1 - y²)
    static void tanh(Backward at) {
        Ops ops = at.ops();
        Value square = ops.mul(at.output(), at.output());
        at.add(0, ops.sub(at.gradient(), ops.mul(at.gradient(), square)));
    }

    /// d · y · (1 - y)
    static void sigmoid(Backward at) {
        Ops ops = at.ops();
        Value y = at.output();
        at.add(0, ops.mul(at.gradient(), ops.sub(y, ops.mul(y, y))));
    }

    /// d · 2/root(π) · exp(-x²)
    static void erf(Backward at) {
        Ops ops = at.ops();
        Value bell = ops.exp(ops.neg(ops.mul(at.input(0), at.input(0))));
        at.add(0, ops.mul(at.gradient(), ops.mul(bell, TWO_OVER_ROOT_PI)));
    }

    /// d · (Φ(x) + x · φ(x)) with Φ(x) = (1 + erf(x/root(2))) / 2 and φ(x) = exp(-x²/2) / root(2π)
    static void gelu(Backward at) {
        Ops ops = at.ops();
        Value x = at.input(0);
        Value below = ops.mul(ops.add(ops.erf(ops.mul(x, ROOT_HALF)), ops.constant(1)), 0.5f);
        Value bell = ops.mul(ops.exp(ops.mul(ops.mul(x, x), -0.5f)), ROOT_HALF * TWO_OVER_ROOT_PI / 2);
        at.add(0, ops.mul(at.gradient(), ops.add(below, ops.mul(x, bell))));
    }

    /// With s = sigmoid(alpha · x): d · (s + alpha · (y - y · s))
    static void quickGelu(Backward at) {
        Ops ops = at.ops();
        float alpha = at.node().attributes().real("alpha", 1.702f);
        Value s = ops.sigmoid(ops.mul(at.input(0), alpha));
        Value slope = ops.mul(ops.sub(at.output(), ops.mul(at.output(), s)), alpha);
        at.add(0, ops.mul(at.gradient(), ops.add(s, slope)));
    }

    /// y = x · s with s = sigmoid(2u) and u = root(2/π) · (x + 0.044715 x³), so that
    /// dy/dx = s + (1 - s) · s · w with w = 2x · du/dx.
    static void fastGelu(Backward at) {
        Ops ops = at.ops();
        Value x = at.input(0);
        Value square = ops.mul(x, x);
        float linear = 2 * ROOT_2_OVER_PI;
        float cubic = linear * GELU_CUBIC;
        Value s = ops.sigmoid(ops.mul(ops.add(ops.mul(square, cubic), ops.constant(linear)), x));
        Value w = ops.mul(ops.add(ops.mul(square, 3 * cubic), ops.constant(linear)), x);
        Value bend = ops.sub(w, ops.mul(w, s));
        Value slope = ops.mul(s, ops.add(bend, ops.constant(1)));
        at.add(0, ops.mul(at.gradient(), slope));
    }

    static void cast(Backward at) {
        at.add(0, at.ops().cast(at.gradient(), at.input(0).type()));
    }
}
