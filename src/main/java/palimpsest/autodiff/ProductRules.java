package palimpsest.autodiff;

import java.util.List;
import java.util.Optional;
import palimpsest.graph.Attributes;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Rules of matrix products, and of the softmax that attention puts between two of them.
final class ProductRules {
    private ProductRules() {}

    /// y = alpha · A · B with A and B transposed in their last two axes where asked. An operand whose leading axes were
    /// broadcast gets the sum along them.
    static void matmul(Backward at) {
        Attributes attributes = at.node().attributes();
        boolean ta = attributes.flag("transA");
        boolean tb = attributes.flag("transB");
        float alpha = attributes.real("alpha", 1);
        Value a = at.input(0);
        Value b = at.input(1);
        Value d = at.gradient();
        Ops ops = at.ops();
        if (at.needs(0)) {
            at.addUnbroadcast(0, ta ? ops.matmul(b, d, tb, true, alpha) : ops.matmul(d, b, false, !tb, alpha));
        }
        if (at.needs(1) && b.shape().rank() == 2 && a.shape().rank() > 2 && !ta) {
            // One product over all rows sums along the leading axes by itself.
            Value rows = at.matrix(d);
            Value x = at.matrix(a);
            at.add(1, tb ? ops.gemm(rows, x, true, false, alpha) : ops.gemm(x, rows, true, false, alpha));
        } else if (at.needs(1)) {
            at.addUnbroadcast(1, tb ? ops.matmul(d, a, true, ta, alpha) : ops.matmul(a, d, !ta, false, alpha));
        }
    }

    /// y = alpha · A · B + beta · C
    static void gemm(Backward at) {
        Attributes attributes = at.node().attributes();
        boolean ta = attributes.flag("transA");
        boolean tb = attributes.flag("transB");
        float alpha = attributes.real("alpha", 1);
        Value a = at.input(0);
        Value b = at.input(1);
        Value d = at.gradient();
        Ops ops = at.ops();
        if (at.needs(0)) {
            at.add(0, ta ? ops.gemm(b, d, tb, true, alpha) : ops.gemm(d, b, false, !tb, alpha));
        }
        if (at.needs(1)) {
            if (ta) {
                at.add(1, tb ? ops.gemm(d, a, true, true, alpha) : ops.gemm(a, d, false, false, alpha));
            } else {
                at.add(1, tb ? ops.gemmTurned(d, a, alpha) : ops.gemmTurned(a, d, alpha));
            }
        }
        if (at.needs(2)) {
            at.addUnbroadcast(2, ops.mul(d, attributes.real("beta", 1)));
        }
    }

    /// y · (d - Σ d · y), summed over the softmax's axis.
    ///
    /// Where y is only used as the left factor of O = y · V, Σ d · y equals Σ dO · O, a sum over the width of a head
    /// instead of over all keys (FlashAttention, arXiv 2205.14135, appendix B).
    static void softmax(Backward at) {
        Ops ops = at.ops();
        Value y = at.output();
        Value d = at.gradient();
        int axis = y.shape().axis((int) at.node().attributes().integer("axis", -1));
        Optional<Value> known = axis == y.shape().rank() - 1 ? attentionSum(at) : Optional.empty();
        Value sum = known.orElseGet(() -> ops.reduceSum(ops.mul(d, y), true, axis));
        at.add(0, ops.mul(y, ops.sub(d, sum)));
    }

    private static Optional<Value> attentionSum(Backward at) {
        Value weights = at.output();
        List<Node> users = at.consumers(weights);
        if (users.size() == 1 && users.getFirst().operator() == Operator.RESHAPE) {
            Value reshaped = users.getFirst().output(0);
            if (reshaped.shape().at(-1) != weights.shape().at(-1)) {
                return Optional.empty();
            }
            weights = reshaped;
            users = at.consumers(reshaped);
        }
        if (users.size() != 1 || !isLeftFactor(users.getFirst(), weights)) {
            return Optional.empty();
        }
        Ops ops = at.ops();
        Value product = users.getFirst().output(0);
        return at.gradientOf(product)
                .map(d -> ops.reduceSum(ops.mul(d, product), true, -1))
                .map(sum -> ops.reshape(sum, at.output().shape().with(-1, 1)));
    }

    private static boolean isLeftFactor(Node node, Value value) {
        boolean product = node.operator() == Operator.MATMUL || node.operator() == Operator.FUSED_MATMUL;
        return product
                && node.input(0) == value
                && node.input(1) != value
                && !node.attributes().flag("transA");
    }
}
