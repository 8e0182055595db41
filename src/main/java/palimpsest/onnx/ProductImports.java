package palimpsest.onnx;

import java.util.Arrays;
import java.util.Map;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.Shape;

/// Matrix products and softmax.
final class ProductImports {
    private ProductImports() {}

    static void addTo(Map<String, ImportRule> rules) {
        rules.put("MatMul", ImportRule.of(node -> matmul(node.terms(), node.operand(0), node.operand(1))));
        rules.put("FusedMatMul", ImportRule.of(ProductImports::fusedMatmul));
        rules.put("Gemm", ImportRule.of(ProductImports::gemm));
        rules.put("Softmax", ImportRule.of(node -> softmax(node, node.operand(0))));
        rules.put("LogSoftmax", ImportRule.of(ProductImports::logSoftmax));
    }

    /// A vector on the left is a row and on the right a column, and that axis is dropped again.
    private static Term matmul(Terms terms, Term a, Term b) {
        boolean row = a.shape().rank() == 1;
        boolean column = b.shape().rank() == 1;
        Term left = row ? terms.reshape(a, Shape.of(1, a.shape().at(0))) : a;
        Term right = column ? terms.reshape(b, Shape.of(b.shape().at(0), 1)) : b;
        Term product = left instanceof Known(Constant x) && right instanceof Known(Constant y)
                ? Terms.known(product(x, y))
                : terms.node(Operator.MATMUL, left, right);
        if (!row && !column) {
            return product;
        }
        long[] extents = product.shape().toArray();
        long[] kept = Arrays.copyOf(extents, extents.length - (column ? 1 : 0));
        if (row) {
            kept = column ? Arrays.copyOf(kept, kept.length - 1) : dropSecondLast(kept);
        }
        return terms.reshape(product, Shape.of(kept));
    }

    private static long[] dropSecondLast(long[] extents) {
        long[] kept = Arrays.copyOf(extents, extents.length - 1);
        kept[kept.length - 1] = extents[extents.length - 1];
        return kept;
    }

    /// [.., n, k] times [.., k, m], the leading axes broadcast.
    private static Constant product(Constant a, Constant b) {
        Shape lead = Constant.broadcast(leading(a.shape()), leading(b.shape()));
        int n = (int) a.shape().at(-2);
        int k = (int) a.shape().at(-1);
        int m = (int) b.shape().at(-1);
        if (k != b.shape().at(-2)) {
            throw new IllegalArgumentException(
                    "expected inner extents that agree, found %s and %s".formatted(a.shape(), b.shape()));
        }
        double[] x = a.expand(with(lead, n, k)).values();
        double[] y = b.expand(with(lead, k, m)).values();
        Shape shape = with(lead, n, m);
        double[] result = new double[Math.toIntExact(shape.size())];
        for (int i = 0; i < result.length; i++) {
            int matrix = i / (n * m);
            int row = i / m % n;
            double sum = 0;
            for (int j = 0; j < k; j++) {
                sum += x[(matrix * n + row) * k + j] * y[(matrix * k + j) * m + i % m];
            }
            result[i] = Constant.rounded(a.type(), sum);
        }
        return new Constant(a.type(), shape, result);
    }

    private static Shape leading(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
    }

    private static Shape with(Shape lead, long rows, long columns) {
        long[] extents = Arrays.copyOf(lead.toArray(), lead.rank() + 2);
        extents[lead.rank()] = rows;
        extents[lead.rank() + 1] = columns;
        return Shape.of(extents);
    }

    private static Term fusedMatmul(Exported node) {
        if (node.integer("transBatchA", 0) != 0 || node.integer("transBatchB", 0) != 0) {
            throw new IllegalArgumentException("expected no transposed batch");
        }
        Attributes attributes = Attributes.none()
                .with("transA", node.integer("transA", 0))
                .with("transB", node.integer("transB", 0))
                .with("alpha", node.real("alpha", 1));
        return node.terms().node(Operator.FUSED_MATMUL, attributes, node.operand(0), node.operand(1));
    }

    private static Term gemm(Exported node) {
        Attributes attributes = Attributes.none()
                .with("transA", node.integer("transA", 0))
                .with("transB", node.integer("transB", 0))
                .with("alpha", node.real("alpha", 1));
        if (node.optional(2).isEmpty()) {
            return node.terms().node(Operator.GEMM, attributes, node.operand(0), node.operand(1));
        }
        attributes = attributes.with("beta", node.real("beta", 1));
        return node.terms().node(Operator.GEMM, attributes, node.operand(0), node.operand(1), node.operand(2));
    }

    /// Before opset 13 the axis and all after it are one, from then on the axis stands alone.
    private static Term softmax(Exported node, Term x) {
        Shape shape = x.shape();
        int axis = node.axis(node.opset() < 13 ? 1 : -1, shape);
        if (node.opset() < 13 && axis < shape.rank() - 1) {
            long width = 1;
            for (int i = axis; i < shape.rank(); i++) {
                width *= shape.at(i);
            }
            Term rows = node.terms().reshape(x, Shape.of(shape.size() / width, width));
            Attributes last = Attributes.none().with("axis", -1L);
            return node.terms().reshape(node.terms().node(Operator.SOFTMAX, last, rows), shape);
        }
        return node.terms().node(Operator.SOFTMAX, Attributes.none().with("axis", (long) axis), x);
    }

    /// x - max - log Σ exp(x - max), over the last axis.
    private static Term logSoftmax(Exported node) {
        Term x = node.operand(0);
        if (node.axis(node.opset() < 13 ? 1 : -1, x.shape()) != x.shape().rank() - 1) {
            throw new IllegalArgumentException("expected the last axis");
        }
        Terms terms = node.terms();
        Attributes kept = Attributes.none().with("keepdims", 1L);
        Term last = Terms.longs(-1);
        Term largest = terms.node(Operator.REDUCE_MAX, kept, x, last);
        Term below = terms.node(Operator.SUB, x, largest);
        Term sum = terms.node(Operator.REDUCE_SUM, kept, terms.node(Operator.EXP, below), last);
        return terms.node(Operator.SUB, below, terms.node(Operator.LOG, sum));
    }
}
