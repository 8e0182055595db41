package palimpsest.autodiff;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import palimpsest.graph.Operator;

/// The table of backward rules: one entry an operator.
final class BackwardRules {
    private static final Set<Operator> TRUTHS = EnumSet.of(
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.EQUAL,
            Operator.IS_NAN,
            Operator.NOT,
            Operator.AND,
            Operator.OR);
    private static final Map<Operator, BackwardRule> RULES = table();

    private BackwardRules() {}

    /// @throws IllegalStateException if there is none, which a test rules out
    static BackwardRule of(Operator operator) {
        BackwardRule rule = RULES.get(operator);
        if (rule == null) {
            throw new IllegalStateException("no backward rule for " + operator.onnxName());
        }
        return rule;
    }

    static boolean has(Operator operator) {
        return RULES.containsKey(operator);
    }

    private static Map<Operator, BackwardRule> table() {
        Map<Operator, BackwardRule> rules = new EnumMap<>(Operator.class);
        rules.put(Operator.ADD, ElementwiseRules::add);
        rules.put(Operator.SUB, ElementwiseRules::sub);
        rules.put(Operator.MUL, ElementwiseRules::mul);
        rules.put(Operator.DIV, ElementwiseRules::div);
        rules.put(Operator.NEG, ElementwiseRules::neg);
        rules.put(Operator.EXP, ElementwiseRules::exp);
        rules.put(Operator.LOG, ElementwiseRules::log);
        rules.put(Operator.SQRT, ElementwiseRules::sqrt);
        rules.put(Operator.POW, PowerRules::pow);
        rules.put(Operator.MIN, PowerRules::min);
        rules.put(Operator.MAX, PowerRules::max);
        rules.put(Operator.ABS, PowerRules::abs);
        rules.put(Operator.RECIPROCAL, PowerRules::reciprocal);
        rules.put(Operator.SIN, PowerRules::sin);
        rules.put(Operator.COS, PowerRules::cos);
        rules.put(Operator.WHERE, PowerRules::where);
        rules.put(Operator.TANH, ElementwiseRules::tanh);
        rules.put(Operator.SIGMOID, ElementwiseRules::sigmoid);
        rules.put(Operator.ERF, ElementwiseRules::erf);
        rules.put(Operator.GELU, ElementwiseRules::gelu);
        rules.put(Operator.QUICK_GELU, ElementwiseRules::quickGelu);
        rules.put(Operator.FAST_GELU, ElementwiseRules::fastGelu);
        rules.put(Operator.CAST, ElementwiseRules::cast);
        for (Operator truth : TRUTHS) {
            rules.put(truth, BackwardRules::nothing);
        }
        rules.put(Operator.CONSTANT_OF_SHAPE, BackwardRules::nothing);
        rules.put(Operator.RESHAPE, LayoutRules::reshape);
        rules.put(Operator.EXPAND, LayoutRules::expand);
        rules.put(Operator.TRANSPOSE, LayoutRules::transpose);
        rules.put(Operator.SLICE, LayoutRules::slice);
        rules.put(Operator.PAD, LayoutRules::pad);
        rules.put(Operator.SPLIT, LayoutRules::split);
        rules.put(Operator.CONCAT, LayoutRules::concat);
        rules.put(Operator.TRILU, LayoutRules::trilu);
        rules.put(Operator.GATHER, IndexRules::gather);
        rules.put(Operator.GATHER_ELEMENTS, IndexRules::gatherElements);
        rules.put(Operator.SCATTER_ELEMENTS, IndexRules::scatterElements);
        rules.put(Operator.CUM_SUM, ReductionRules::cumSum);
        rules.put(Operator.REDUCE_SUM, ReductionRules::sum);
        rules.put(Operator.REDUCE_MEAN, ReductionRules::mean);
        rules.put(Operator.REDUCE_MAX, ReductionRules::max);
        rules.put(Operator.REDUCE_SUM_SQUARE, ReductionRules::sumSquare);
        rules.put(Operator.MATMUL, ProductRules::matmul);
        rules.put(Operator.FUSED_MATMUL, ProductRules::matmul);
        rules.put(Operator.GEMM, ProductRules::gemm);
        rules.put(Operator.SOFTMAX, ProductRules::softmax);
        rules.put(Operator.LAYER_NORM, NormRules::layerNorm);
        rules.put(Operator.RMS_NORM, NormRules::rmsNorm);
        rules.put(Operator.ROTARY_EMBEDDING, NormRules::rotary);
        return rules;
    }

    /// The output does not change with small changes of the inputs: its derivative is zero wherever it exists.
    private static void nothing(Backward at) {
        // No contribution.
    }
}
