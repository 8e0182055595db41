package palimpsest.onnx;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.onnx.Term.Known;
import palimpsest.tensor.ElementType;

/// Operators that work element by element.
final class ElementwiseImports {
    private ElementwiseImports() {}

    static void addTo(Map<String, ImportRule> rules) {
        arithmetic(rules);
        functions(rules);
        logic(rules);
        activations(rules);
    }

    private static void arithmetic(Map<String, ImportRule> rules) {
        binary(rules, "Add", Operator.ADD, Double::sum);
        binary(rules, "Sub", Operator.SUB, (a, b) -> a - b);
        binary(rules, "Mul", Operator.MUL, (a, b) -> a * b);
        binary(rules, "Div", Operator.DIV, (a, b) -> a / b);
        many(rules, "Min", Operator.MIN, Math::min);
        many(rules, "Max", Operator.MAX, Math::max);
        many(rules, "Sum", Operator.ADD, Double::sum);
        rules.put("Pow", ImportRule.of(node -> {
            Term base = node.operand(0);
            Term exponent = node.terms().cast(node.operand(1), base.type());
            return node.terms().binary(Operator.POW, base.type(), Math::pow, base, exponent);
        }));
        rules.put("Mod", ImportRule.of(node -> {
            boolean truncates = node.integer("fmod", 0) == 1;
            return Terms.known(Constant.zip(
                    node.known(0),
                    node.known(1),
                    node.operand(0).type(),
                    (a, b) -> truncates ? a % b : a - b * Math.floor(a / b)));
        }));
        rules.put("Clip", ImportRule.of(ElementwiseImports::clip));
    }

    private static void functions(Map<String, ImportRule> rules) {
        unary(rules, "Neg", Operator.NEG, a -> -a);
        unary(rules, "Abs", Operator.ABS, Math::abs);
        unary(rules, "Exp", Operator.EXP, Math::exp);
        unary(rules, "Log", Operator.LOG, Math::log);
        unary(rules, "Sqrt", Operator.SQRT, Math::sqrt);
        unary(rules, "Sin", Operator.SIN, Math::sin);
        unary(rules, "Cos", Operator.COS, Math::cos);
        unary(rules, "Tanh", Operator.TANH, Math::tanh);
        unary(rules, "Sigmoid", Operator.SIGMOID, a -> 1 / (1 + Math.exp(-a)));
        unary(rules, "Reciprocal", Operator.RECIPROCAL, a -> 1 / a);
        rules.put("Erf", ImportRule.of(node -> node.terms().node(Operator.ERF, node.operand(0))));
        foldOnly(rules, "Floor", Math::floor);
        foldOnly(rules, "Ceil", Math::ceil);
        foldOnly(rules, "Round", Math::rint);
        foldOnly(rules, "Sign", Math::signum);
    }

    private static void logic(Map<String, ImportRule> rules) {
        compare(rules, "Equal", Operator.EQUAL, (a, b) -> a == b ? 1 : 0);
        compare(rules, "Greater", Operator.GREATER, (a, b) -> a > b ? 1 : 0);
        compare(rules, "GreaterOrEqual", Operator.GREATER_OR_EQUAL, (a, b) -> a >= b ? 1 : 0);
        compare(rules, "Less", Operator.LESS, (a, b) -> a < b ? 1 : 0);
        compare(rules, "LessOrEqual", Operator.LESS_OR_EQUAL, (a, b) -> a <= b ? 1 : 0);
        compare(rules, "And", Operator.AND, (a, b) -> a * b);
        compare(rules, "Or", Operator.OR, Math::max);
        test(rules, "Not", Operator.NOT, a -> 1 - a);
        test(rules, "IsNaN", Operator.IS_NAN, a -> Double.isNaN(a) ? 1 : 0);
        rules.put(
                "Where", ImportRule.of(node -> node.terms().where(node.operand(0), node.operand(1), node.operand(2))));
        rules.put("Cast", ImportRule.of(node -> node.terms().cast(node.operand(0), node.type("to"))));
        rules.put(
                "CastLike",
                ImportRule.of(node ->
                        node.terms().cast(node.operand(0), node.operand(1).type())));
        rules.put("Identity", ImportRule.of(node -> node.operand(0)));
        rules.put("Dropout", ImportRule.of(node -> node.operand(0)));
    }

    private static void activations(Map<String, ImportRule> rules) {
        rules.put("Relu", ImportRule.of(node -> {
            Term x = node.operand(0);
            Term zero = Terms.known(Constant.scalar(x.type(), 0));
            return node.terms().binary(Operator.MAX, x.type(), Math::max, x, zero);
        }));
        rules.put("Gelu", ImportRule.of(node -> {
            boolean exact = node.text("approximate", "none").equals("none");
            return node.terms().node(exact ? Operator.GELU : Operator.FAST_GELU, node.operand(0));
        }));
        rules.put("FastGelu", ImportRule.of(node -> node.terms().node(Operator.FAST_GELU, biased(node))));
        rules.put("BiasGelu", ImportRule.of(node -> node.terms().node(Operator.GELU, biased(node))));
        rules.put("QuickGelu", ImportRule.of(node -> {
            Attributes alpha = Attributes.none().with("alpha", node.real("alpha", 1.702f));
            return node.terms().node(Operator.QUICK_GELU, alpha, node.operand(0));
        }));
    }

    private static Term biased(Exported node) {
        Optional<Term> bias = node.optional(1);
        return bias.isPresent() ? node.terms().node(Operator.ADD, node.operand(0), bias.get()) : node.operand(0);
    }

    /// Either bound may be left out.
    private static Term clip(Exported node) {
        Term x = node.operand(0);
        Optional<Term> low = node.optional(1);
        Optional<Term> high = node.optional(2);
        if (low.isPresent()) {
            x = node.terms().binary(Operator.MAX, x.type(), Math::max, x, low.get());
        }
        if (high.isPresent()) {
            x = node.terms().binary(Operator.MIN, x.type(), Math::min, x, high.get());
        }
        return x;
    }

    private static void unary(Map<String, ImportRule> rules, String name, Operator operator, DoubleUnaryOperator fold) {
        rules.put(
                name,
                ImportRule.of(
                        node -> node.terms().unary(operator, node.operand(0).type(), fold, node.operand(0))));
    }

    private static void test(Map<String, ImportRule> rules, String name, Operator operator, DoubleUnaryOperator fold) {
        rules.put(name, ImportRule.of(node -> node.terms().unary(operator, ElementType.BOOL, fold, node.operand(0))));
    }

    private static void foldOnly(Map<String, ImportRule> rules, String name, DoubleUnaryOperator fold) {
        rules.put(name, ImportRule.of(node -> {
            Constant constant = node.known(0);
            return new Known(constant.map(constant.type(), fold));
        }));
    }

    private static void binary(
            Map<String, ImportRule> rules, String name, Operator operator, DoubleBinaryOperator fold) {
        rules.put(
                name,
                ImportRule.of(node ->
                        node.terms().binary(operator, node.operand(0).type(), fold, node.operand(0), node.operand(1))));
    }

    private static void many(Map<String, ImportRule> rules, String name, Operator operator, DoubleBinaryOperator fold) {
        rules.put(name, ImportRule.of(node -> {
            Term result = node.operand(0);
            for (int i = 1; i < node.operandCount(); i++) {
                result = node.terms().binary(operator, result.type(), fold, result, node.operand(i));
            }
            return result;
        }));
    }

    private static void compare(
            Map<String, ImportRule> rules, String name, Operator operator, DoubleBinaryOperator fold) {
        rules.put(
                name,
                ImportRule.of(node ->
                        node.terms().binary(operator, ElementType.BOOL, fold, node.operand(0), node.operand(1))));
    }
}
