package palimpsest.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import palimpsest.graph.Attributes;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// The operators, and the uses of operators, that only graphs exported by other programs hold.
final class ExportOperatorCases {
    private final List<OperatorCase> cases = new ArrayList<>();

    private ExportOperatorCases() {}

    static List<OperatorCase> all() {
        ExportOperatorCases table = new ExportOperatorCases();
        table.functions();
        table.choices();
        table.masks();
        table.layout();
        table.products();
        return table.cases;
    }

    private void functions() {
        unary(Operator.SIN, Attributes.none(), -1.5f);
        unary(Operator.COS, Attributes.none(), -1.5f);
        unary(Operator.RECIPROCAL, Attributes.none(), 0.5f);
        unary(Operator.ABS, Attributes.none(), 0.5f);
        add(Operator.ABS, "of negative numbers", -2, -0.5f, (ops, in) -> one(ops, Operator.ABS, in.get(0)), shape(5));
        add(Operator.POW, "a square", -1.5f, 1.5f, (ops, in) -> ops.pow(in.get(0), ops.constant(2)), shape(3, 4));
        add(Operator.POW, "a cube", -1.5f, 1.5f, (ops, in) -> ops.pow(in.get(0), ops.constant(3)), shape(3, 4));
        add(Operator.POW, "a root", 0.5f, 2, (ops, in) -> ops.pow(in.get(0), ops.constant(0.5f)), shape(3, 4));
        add(Operator.POW, "both", 0.5f, 2, (ops, in) -> ops.pow(in.get(0), in.get(1)), shape(3, 4), shape(4));
        for (long reverse = 0; reverse < 2; reverse++) {
            Attributes attributes = Attributes.none().with("exclusive", reverse).with("reverse", reverse);
            add(
                    Operator.CUM_SUM,
                    "reverse " + reverse,
                    -1.5f,
                    1.5f,
                    (ops, in) -> ops.one(Operator.CUM_SUM, attributes, in.get(0), ops.integers(1)),
                    shape(3, 4));
        }
    }

    private void choices() {
        for (Operator operator : List.of(Operator.MIN, Operator.MAX)) {
            // Apart by more than the step of the differences, so that none changes which one is taken.
            add(
                    operator,
                    "broadcast",
                    0,
                    1,
                    (ops, in) -> one(ops, operator, apart(ops, in.get(0)), in.get(1)),
                    shape(2, 4),
                    shape(4));
        }
        add(
                Operator.WHERE,
                "broadcast",
                -1.5f,
                1.5f,
                (ops, in) -> ops.where(pattern(ops), in.get(0), in.get(1)),
                shape(2, 4),
                shape(1));
        add(
                Operator.WHERE,
                "the condition broadcast",
                -1.5f,
                1.5f,
                (ops, in) -> ops.where(pattern(ops), in.get(0), in.get(1)),
                shape(3, 2, 4),
                shape(2, 4));
    }

    /// Comparisons and logic have no slope of their own; what they choose has.
    private void masks() {
        for (Operator operator :
                List.of(Operator.GREATER_OR_EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL, Operator.EQUAL)) {
            add(
                    operator,
                    "as a mask",
                    0,
                    1,
                    (ops, in) -> masked(ops, in.get(0), one(ops, operator, apart(ops, in.get(0)), ops.constant(0.5f))),
                    shape(2, 4));
        }
        for (Operator operator : List.of(Operator.IS_NAN, Operator.NOT)) {
            add(
                    operator,
                    "as a mask",
                    0,
                    1,
                    (ops, in) -> masked(
                            ops, in.get(0), one(ops, operator, operator == Operator.NOT ? pattern(ops) : in.get(0))),
                    shape(2, 4));
        }
        for (Operator operator : List.of(Operator.AND, Operator.OR)) {
            add(
                    operator,
                    "as a mask",
                    0,
                    1,
                    (ops, in) -> masked(
                            ops,
                            in.get(0),
                            one(ops, operator, pattern(ops), ops.greater(apart(ops, in.get(0)), ops.constant(2)))),
                    shape(2, 4));
        }
        for (long upper = 0; upper < 2; upper++) {
            Attributes attributes = Attributes.none().with("upper", upper);
            add(
                    Operator.TRILU,
                    "upper " + upper,
                    -1.5f,
                    1.5f,
                    (ops, in) -> ops.one(Operator.TRILU, attributes, in.get(0)),
                    shape(2, 3, 4));
        }
        add(
                Operator.TRILU,
                "diagonal moved",
                -1.5f,
                1.5f,
                (ops, in) -> ops.one(
                        Operator.TRILU, Attributes.none(), in.get(0), ops.reshape(ops.integers(-1), Shape.of())),
                shape(3, 3));
    }

    private void layout() {
        add(
                Operator.GATHER,
                "slices of a middle axis, some twice",
                -1.5f,
                1.5f,
                (ops, in) -> gather(ops, in.get(0), 1, ops.integers(2, 0, 2)),
                shape(2, 3, 4));
        add(
                Operator.GATHER,
                "a matrix of rows",
                -1.5f,
                1.5f,
                (ops, in) -> gather(ops, in.get(0), 0, ops.reshape(ops.integers(1, 3, 1, 0), 2, 2)),
                shape(4, 3));
        add(
                Operator.GATHER,
                "one index, which drops the axis",
                -1.5f,
                1.5f,
                (ops, in) -> gather(ops, in.get(0), -1, ops.reshape(ops.integers(-1), Shape.of())),
                shape(2, 3));
        add(
                Operator.SPLIT,
                "unequal parts",
                -1.5f,
                1.5f,
                (ops, in) -> {
                    Attributes axis = Attributes.none().with("axis", 1L);
                    List<Value> parts = ops.graph()
                            .apply(Operator.SPLIT, axis, List.of(in.get(0), ops.integers(1, 3)))
                            .outputs();
                    return ops.mul(parts.get(0), parts.get(1));
                },
                shape(2, 4));
        add(
                Operator.SOFTMAX,
                "over the first axis",
                -1.5f,
                1.5f,
                (ops, in) -> ops.one(Operator.SOFTMAX, Attributes.none().with("axis", 0L), in.get(0)),
                shape(3, 2));
        add(
                Operator.ADD,
                "a vector to an array",
                -1.5f,
                1.5f,
                (ops, in) -> ops.add(in.get(0), in.get(1)),
                shape(2, 3, 4),
                shape(4));
    }

    private void products() {
        product("rows times a matrix", shape(2, 3, 4), shape(4, 2));
        product("heads times a matrix", shape(2, 2, 3, 4), shape(4, 2));
        product("a matrix times columns", shape(3, 4), shape(2, 4, 2));
        product("one against many", shape(1, 3, 4), shape(2, 4, 2));
        product("many against one", shape(2, 3, 4), shape(1, 4, 2));
        add(
                Operator.FUSED_MATMUL,
                "rows times a transposed matrix",
                -1.5f,
                1.5f,
                (ops, in) -> ops.matmul(in.get(0), in.get(1), false, true, 1),
                shape(2, 3, 4),
                shape(2, 4));
    }

    private void product(String what, Shape a, Shape b) {
        add(Operator.MATMUL, what, -1.5f, 1.5f, (ops, in) -> ops.matmul(in.get(0), in.get(1), false, false, 1), a, b);
    }

    private void unary(Operator operator, Attributes attributes, float low) {
        add(operator, "", low, 1.5f, (ops, in) -> ops.one(operator, attributes, in.get(0)), shape(3, 4));
    }

    private void add(
            Operator operator,
            String what,
            float low,
            float high,
            BiFunction<Ops, List<Value>, Value> apply,
            Shape... inputs) {
        cases.add(new OperatorCase(operator, what, List.of(inputs), low, high, apply));
    }

    private static Value one(Ops ops, Operator operator, Value... operands) {
        return ops.one(operator, Attributes.none(), operands);
    }

    private static Value gather(Ops ops, Value a, long axis, Value indices) {
        return ops.one(Operator.GATHER, Attributes.none().with("axis", axis), a, indices);
    }

    /// x where the mask holds, 3x elsewhere.
    private static Value masked(Ops ops, Value x, Value mask) {
        return ops.mul(x, ops.sub(ops.constant(3), ops.mul(ops.cast(mask, ElementType.F32), 2)));
    }

    /// Numbers of 0 to 1, moved out of reach of that range: two columns below, two above.
    private static Value apart(Ops ops, Value x) {
        return ops.add(x, ops.constant("apart", new float[] {-3, 3, 3, -3}, 4));
    }

    /// BOOL [2, 4].
    private static Value pattern(Ops ops) {
        return ops.greater(ops.constant("pattern", new float[] {1, 0, 0, 1, 0, 1, 0, 1}, 2, 4), ops.constant(0.5f));
    }

    private static Shape shape(long... extents) {
        return Shape.of(extents);
    }
}
