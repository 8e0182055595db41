package palimpsest.onnx;

import java.util.List;
import java.util.Map;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// Normalisations over the last axis, and the rotary embedding of ONNX Runtime.
final class NormImports {
    private static final float EPSILON = 1e-5f;
    /// Of the operators that add before they normalise.
    private static final float SKIP_EPSILON = 1e-12f;

    private NormImports() {}

    static void addTo(Map<String, ImportRule> rules) {
        rules.put("LayerNormalization", node -> layerNorm(node, node.operand(0), 1));
        rules.put("SimplifiedLayerNormalization", node -> rmsNorm(node, node.operand(0), 1));
        rules.put("SkipLayerNormalization", node -> {
            Term sum = skipped(node, 4);
            List<Term> results = layerNorm(node, sum, 2);
            return List.of(results.get(0), results.get(1), results.get(2), sum);
        });
        rules.put("SkipSimplifiedLayerNormalization", node -> {
            Term sum = skipped(node, 3);
            List<Term> results = rmsNorm(node, sum, 2);
            return List.of(results.get(0), results.get(1), results.get(1), sum);
        });
        rules.put("RotaryEmbedding", ImportRule.of(NormImports::rotary));
    }

    /// input + skip (+ bias)
    private static Term skipped(Exported node, int bias) {
        Term sum = node.terms().node(Operator.ADD, node.operand(0), node.operand(1));
        return node.optional(bias).isPresent() ? node.terms().node(Operator.ADD, sum, node.operand(bias)) : sum;
    }

    private static List<Term> layerNorm(Exported node, Term x, int scale) {
        long width = x.shape().at(-1);
        Term bias = node.optional(scale + 1)
                .orElseGet(() -> Terms.known(Constant.filled(ElementType.F32, Shape.of(width), 0)));
        return node.terms().nodes(Operator.LAYER_NORM, attributes(node, x), x, node.operand(scale), bias);
    }

    private static List<Term> rmsNorm(Exported node, Term x, int scale) {
        return node.terms().nodes(Operator.RMS_NORM, attributes(node, x), x, node.operand(scale));
    }

    private static Attributes attributes(Exported node, Term x) {
        if (node.axis(-1, x.shape()) != x.shape().rank() - 1) {
            throw new IllegalArgumentException("expected a normalisation over the last axis alone");
        }
        float usual = node.operator().startsWith("Skip") ? SKIP_EPSILON : EPSILON;
        return Attributes.none().with("axis", -1L).with("epsilon", node.real("epsilon", usual));
    }

    /// Over [batch, time, heads · size], or [batch, heads, time, size], which is brought to that.
    private static Term rotary(Exported node) {
        Terms terms = node.terms();
        Term x = node.operand(0);
        Term cos = node.operand(2);
        if (node.integer("rotary_embedding_dim", 0) != 0 || node.real("scale", 1) != 1) {
            throw new IllegalArgumentException("expected every part of a head to be rotated, without a scale");
        }
        boolean byHead = x.shape().rank() == 4;
        long size = 2 * cos.shape().at(-1);
        long heads = byHead ? x.shape().at(1) : x.shape().at(-1) / size;
        Term rows = byHead
                ? terms.reshape(
                        terms.transpose(x, new long[] {0, 2, 1, 3}),
                        Shape.of(x.shape().at(0), x.shape().at(2), heads * size))
                : x;
        Attributes attributes = Attributes.none()
                .with("interleaved", node.integer("interleaved", 0))
                .with("num_heads", heads);
        Term rotated = terms.node(Operator.ROTARY_EMBEDDING, attributes, rows, node.operand(1), cos, node.operand(3));
        if (!byHead) {
            return rotated;
        }
        Shape apart = Shape.of(x.shape().at(0), x.shape().at(2), heads, size);
        return terms.transpose(terms.reshape(rotated, apart), new long[] {0, 2, 1, 3});
    }
}
