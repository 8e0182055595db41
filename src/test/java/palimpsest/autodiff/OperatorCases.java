package palimpsest.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// The table of operator uses that are checked against finite differences: at least one an operator.
final class OperatorCases {
    private final List<OperatorCase> cases = new ArrayList<>();

    private OperatorCases() {}

    static List<OperatorCase> all() {
        OperatorCases table = new OperatorCases();
        table.elementwise();
        table.layout();
        table.indices();
        table.reductions();
        table.products();
        table.norms();
        table.cases.addAll(ExportOperatorCases.all());
        return table.cases;
    }

    private void elementwise() {
        binary(Operator.ADD, Ops::add);
        binary(Operator.SUB, Ops::sub);
        binary(Operator.MUL, Ops::mul);
        positive(Operator.DIV, "same shape", (ops, in) -> ops.div(in.get(0), in.get(1)), shape(3, 4), shape(3, 4));
        positive(Operator.DIV, "broadcast", (ops, in) -> ops.div(in.get(0), in.get(1)), shape(3, 4), shape(4));
        unary(Operator.NEG, Ops::neg);
        unary(Operator.EXP, Ops::exp);
        positive(Operator.LOG, "", (ops, in) -> ops.log(in.get(0)), shape(3, 4));
        positive(Operator.SQRT, "", (ops, in) -> ops.sqrt(in.get(0)), shape(3, 4));
        unary(Operator.TANH, Ops::tanh);
        unary(Operator.SIGMOID, Ops::sigmoid);
        unary(Operator.ERF, Ops::erf);
        unary(Operator.GELU, Ops::gelu);
        unary(Operator.QUICK_GELU, Ops::silu);
        unary(Operator.FAST_GELU, Ops::geluTanh);
        add(
                Operator.CAST,
                "to F64 and back",
                (ops, in) -> ops.cast(ops.cast(in.get(0), ElementType.F64), ElementType.F32),
                shape(3, 4));
        add(
                Operator.GREATER,
                "as a mask",
                (ops, in) -> ops.mul(in.get(0), ops.cast(ops.greater(in.get(0), ops.constant(-5)), ElementType.F32)),
                shape(3));
    }

    private void layout() {
        add(Operator.RESHAPE, "", (ops, in) -> ops.reshape(in.get(0), 2, 6), shape(3, 4));
        add(Operator.EXPAND, "", (ops, in) -> ops.expand(in.get(0), shape(2, 3, 4)), shape(3, 1));
        add(Operator.TRANSPOSE, "", (ops, in) -> ops.transpose(in.get(0), 2, 0, 1), shape(2, 3, 4));
        add(Operator.SLICE, "first axis", (ops, in) -> ops.slice(in.get(0), 0, 1, 3), shape(4, 3));
        add(Operator.SLICE, "last axis", (ops, in) -> ops.slice(in.get(0), -1, 0, 2), shape(4, 3));
        add(Operator.PAD, "", (ops, in) -> ops.pad(in.get(0), 1, 0, 2, 1), shape(2, 3));
        add(
                Operator.SPLIT,
                "one part unused",
                (ops, in) -> {
                    List<Value> parts = ops.split(in.get(0), 0, 3);
                    return ops.mul(parts.get(0), parts.get(2));
                },
                shape(6, 2));
        add(Operator.CONCAT, "", (ops, in) -> ops.concat(1, in), shape(2, 3), shape(2, 2));
        add(Operator.CONSTANT_OF_SHAPE, "added", (ops, in) -> ops.add(in.get(0), ops.zeros(shape(2, 3))), shape(2, 3));
    }

    private void indices() {
        add(
                Operator.GATHER,
                "rows, some twice",
                (ops, in) -> ops.gather(in.get(0), ops.integers(1, 3, 1, 1, 0)),
                shape(4, 3));
        add(
                Operator.GATHER_ELEMENTS,
                "one a row",
                (ops, in) -> ops.gatherElements(in.get(0), ops.reshape(ops.integers(2, 0, 1), 3, 1)),
                shape(3, 4));
        add(
                Operator.SCATTER_ELEMENTS,
                "rows, some twice",
                (ops, in) -> ops.addRows(in.get(0), ops.integers(2, 0, 2), in.get(1)),
                shape(4, 3),
                shape(3, 3));
        add(
                Operator.SCATTER_ELEMENTS,
                "replaced in each row",
                (ops, in) -> ops.scatter(in.get(0), 1, ops.reshape(ops.integers(3, 0, 1), 3, 1), in.get(1)),
                shape(3, 4),
                shape(3, 1));
        add(
                Operator.SCATTER_ELEMENTS,
                "one a row",
                (ops, in) -> ops.addElements(in.get(0), ops.reshape(ops.integers(2, 0, 1), 3, 1), in.get(1)),
                shape(3, 4),
                shape(3, 1));
    }

    private void reductions() {
        add(Operator.REDUCE_SUM, "kept", (ops, in) -> ops.reduceSum(in.get(0), true, -1), shape(2, 3, 4));
        add(
                Operator.REDUCE_SUM,
                "two axes dropped",
                (ops, in) -> ops.reduceSum(in.get(0), false, 0, 2),
                shape(2, 3, 4));
        add(Operator.REDUCE_MEAN, "", (ops, in) -> ops.reduceMean(in.get(0), false, 1), shape(3, 4));
        add(Operator.REDUCE_MAX, "", (ops, in) -> ops.reduceMax(in.get(0), true, -1), shape(3, 4));
        add(Operator.REDUCE_SUM_SQUARE, "", (ops, in) -> ops.reduceSumSquare(in.get(0), false, 1), shape(3, 4));
    }

    private void products() {
        for (boolean ta : new boolean[] {false, true}) {
            for (boolean tb : new boolean[] {false, true}) {
                String what = "transA " + ta + ", transB " + tb;
                Shape a = ta ? shape(4, 3) : shape(3, 4);
                Shape b = tb ? shape(2, 4) : shape(4, 2);
                add(Operator.GEMM, what, (ops, in) -> ops.gemm(in.get(0), in.get(1), ta, tb, 0.5f), a, b);
                Shape batchA = ta ? shape(2, 4, 3) : shape(2, 3, 4);
                Shape batchB = tb ? shape(2, 2, 4) : shape(2, 4, 2);
                add(
                        Operator.FUSED_MATMUL,
                        what,
                        (ops, in) -> ops.matmul(in.get(0), in.get(1), ta, tb, 0.5f),
                        batchA,
                        batchB);
            }
        }
        add(
                Operator.GEMM,
                "with bias",
                (ops, in) -> ops.linear(in.get(0), in.get(1), true, in.get(2)),
                shape(3, 4),
                shape(2, 4),
                shape(2));
        add(
                Operator.MATMUL,
                "batched",
                (ops, in) -> ops.matmul(in.get(0), in.get(1), false, false, 1),
                shape(2, 3, 4),
                shape(2, 4, 2));
        add(Operator.SOFTMAX, "", (ops, in) -> ops.softmax(in.get(0)), shape(3, 4));
        add(
                Operator.SOFTMAX,
                "of attention",
                (ops, in) -> ops.matmul(ops.softmax(in.get(0)), in.get(1), false, false, 1),
                shape(2, 3, 4),
                shape(2, 4, 2));
        add(
                Operator.SOFTMAX,
                "of attention, reshaped between",
                (ops, in) -> ops.matmul(ops.reshape(ops.softmax(in.get(0)), 2, 6, 4), in.get(1), false, false, 0.5f),
                shape(2, 2, 3, 4),
                shape(2, 4, 2));
    }

    private void norms() {
        add(
                Operator.LAYER_NORM,
                "",
                (ops, in) -> ops.layerNorm(in.get(0), in.get(1), in.get(2), 1e-5f),
                shape(2, 3, 6),
                shape(6),
                shape(6));
        add(Operator.RMS_NORM, "", (ops, in) -> ops.rmsNorm(in.get(0), in.get(1), 1e-5f), shape(2, 3, 6), shape(6));
        add(
                Operator.ROTARY_EMBEDDING,
                "two heads",
                (ops, in) -> ops.rotary(in.get(0), 2, ops.integers(0), angles(ops, true), angles(ops, false)),
                shape(2, 3, 8));
        add(
                Operator.ROTARY_EMBEDDING,
                "a part of each of two heads",
                (ops, in) -> ops.rotary(in.get(0), 2, ops.integers(0), angles(ops, true), angles(ops, false)),
                shape(2, 3, 12));
    }

    private static Value angles(Ops ops, boolean cosine) {
        float[] values = new float[6];
        for (int i = 0; i < values.length; i++) {
            int position = i / 2;
            double angle = position * Math.pow(100, -(i % 2) / 2.0);
            values[i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
        }
        return ops.constant("angles", values, 3, 2);
    }

    private void unary(Operator operator, BiFunction<Ops, Value, Value> apply) {
        add(operator, "", (ops, in) -> apply.apply(ops, in.get(0)), shape(3, 4));
    }

    private interface Binary {
        Value apply(Ops ops, Value a, Value b);
    }

    private void binary(Operator operator, Binary apply) {
        BiFunction<Ops, List<Value>, Value> body = (ops, in) -> apply.apply(ops, in.get(0), in.get(1));
        add(operator, "same shape", body, shape(3, 4), shape(3, 4));
        add(operator, "broadcast rows", body, shape(3, 4), shape(4));
        add(operator, "broadcast columns", body, shape(2, 3, 1), shape(3, 4));
        add(operator, "scalar", body, shape(), shape(2, 3));
    }

    private void positive(Operator operator, String what, BiFunction<Ops, List<Value>, Value> apply, Shape... inputs) {
        cases.add(new OperatorCase(operator, what, List.of(inputs), 0.5f, 2, apply));
    }

    private void add(Operator operator, String what, BiFunction<Ops, List<Value>, Value> apply, Shape... inputs) {
        cases.add(new OperatorCase(operator, what, List.copyOf(Arrays.asList(inputs)), -1.5f, 1.5f, apply));
    }

    private static Shape shape(long... extents) {
        return Shape.of(extents);
    }
}
