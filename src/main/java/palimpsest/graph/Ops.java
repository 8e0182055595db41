package palimpsest.graph;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Writes a [Graph] one operator at a time. Equal small constants are shared; an operation that changes nothing adds no
/// node.
public final class Ops {
    private final Graph graph;
    private final Map<String, Value> shared = new HashMap<>();

    public Ops(Graph graph) {
        this.graph = graph;
    }

    public Graph graph() {
        return graph;
    }

    public Value constant(float value) {
        return shared.computeIfAbsent("f" + value, key -> constant("scalar", new float[] {value}));
    }

    /// A constant of any shape; not shared.
    public Value constant(String hint, float[] values, long... extents) {
        long[] shape = extents.length == 0 && values.length == 1 ? new long[0] : extents;
        return graph.constant(hint, HostTensor.ofFloats(Arena.ofAuto(), values, shape));
    }

    /// A vector of integers, as shapes, axes and ranges are given.
    public Value integers(long... values) {
        return shared.computeIfAbsent(
                "i" + Arrays.toString(values),
                key -> graph.constant("integers", HostTensor.ofLongs(Arena.ofAuto(), values, values.length)));
    }

    public Value add(Value a, Value b) {
        return one(Operator.ADD, a, b);
    }

    public Value sub(Value a, Value b) {
        return one(Operator.SUB, a, b);
    }

    public Value mul(Value a, Value b) {
        return one(Operator.MUL, a, b);
    }

    public Value mul(Value a, float factor) {
        return factor == 1 ? a : mul(a, constant(factor));
    }

    public Value div(Value a, Value b) {
        return one(Operator.DIV, a, b);
    }

    public Value neg(Value a) {
        return one(Operator.NEG, a);
    }

    public Value exp(Value a) {
        return one(Operator.EXP, a);
    }

    public Value log(Value a) {
        return one(Operator.LOG, a);
    }

    public Value sqrt(Value a) {
        return one(Operator.SQRT, a);
    }

    public Value pow(Value a, Value exponent) {
        return one(Operator.POW, a, exponent);
    }

    public Value sin(Value a) {
        return one(Operator.SIN, a);
    }

    public Value cos(Value a) {
        return one(Operator.COS, a);
    }

    public Value tanh(Value a) {
        return one(Operator.TANH, a);
    }

    public Value sigmoid(Value a) {
        return one(Operator.SIGMOID, a);
    }

    public Value silu(Value a) {
        return one(Operator.QUICK_GELU, Attributes.none().with("alpha", 1f), a);
    }

    public Value erf(Value a) {
        return one(Operator.ERF, a);
    }

    /// x · Φ(x), exactly.
    public Value gelu(Value a) {
        return one(Operator.GELU, a);
    }

    public Value geluTanh(Value a) {
        return one(Operator.FAST_GELU, a);
    }

    /// cap · tanh(a / cap): almost a near 0, and never beyond the cap.
    public Value softCap(Value a, float cap) {
        return mul(tanh(mul(a, 1 / cap)), cap);
    }

    public Value reshape(Value a, long... extents) {
        return a.shape().equals(Shape.of(extents)) ? a : one(Operator.RESHAPE, a, integers(extents));
    }

    public Value reshape(Value a, Shape shape) {
        return reshape(a, shape.toArray());
    }

    public Value expand(Value a, Shape shape) {
        return a.shape().equals(shape) ? a : one(Operator.EXPAND, a, integers(shape.toArray()));
    }

    public Value transpose(Value a, long... order) {
        return one(Operator.TRANSPOSE, Attributes.none().with("perm", order), a);
    }

    /// The part `[start, end)` of an axis.
    public Value slice(Value a, int axis, long start, long end) {
        int index = a.shape().axis(axis);
        if (start == 0 && end == a.shape().at(index)) {
            return a;
        }
        return one(Operator.SLICE, a, integers(start), integers(end), integers(index), integers(1));
    }

    /// Zeros put before and after each axis: all begins, then all ends.
    public Value pad(Value a, long... beginsAndEnds) {
        return one(Operator.PAD, a, integers(beginsAndEnds));
    }

    public List<Value> split(Value a, int axis, int parts) {
        Attributes attributes = Attributes.none().with("axis", (long) axis).with("num_outputs", (long) parts);
        return graph.apply(Operator.SPLIT, attributes, List.of(a)).outputs();
    }

    public Value concat(int axis, List<Value> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return graph.apply(Operator.CONCAT, Attributes.none().with("axis", (long) axis), parts)
                .output(0);
    }

    /// Rows of a matrix by index: [rows, columns] at I64 [n] gives [n, columns].
    public Value gather(Value matrix, Value indices) {
        return one(Operator.GATHER, Attributes.none().with("axis", 0L), matrix, indices);
    }

    /// From each row the element at its index, along the last axis: [n, v] at I64 [n, 1] gives [n, 1].
    public Value gatherElements(Value a, Value indices) {
        return one(Operator.GATHER_ELEMENTS, Attributes.none().with("axis", -1L), a, indices);
    }

    /// Adds rows [n, columns] to the rows of a matrix that the indices I64 [n] name; an index may occur again.
    ///
    /// `ScatterElements` is used because `ScatterND` races on indices that occur again.
    public Value addRows(Value matrix, Value indices, Value rows) {
        Value column = reshape(indices, indices.shape().size(), 1);
        Attributes attributes = Attributes.none().with("axis", 0L).with("reduction", "add");
        return one(Operator.SCATTER_ELEMENTS, attributes, matrix, expand(column, rows.shape()), rows);
    }

    /// The tensor with its elements at the given places along an axis replaced; no place may occur twice.
    ///
    /// @param places I64, of the shape of `values`
    public Value scatter(Value a, int axis, Value places, Value values) {
        Attributes attributes = Attributes.none().with("axis", (long) axis);
        return one(Operator.SCATTER_ELEMENTS, attributes, a, places, values);
    }

    /// Adds to one element of each row: [rows, columns], I64 [rows, 1] columns, and [rows, 1] to add.
    public Value addElements(Value matrix, Value columns, Value added) {
        Attributes attributes = Attributes.none().with("axis", 1L).with("reduction", "add");
        return one(Operator.SCATTER_ELEMENTS, attributes, matrix, columns, added);
    }

    public Value zeros(Shape shape) {
        return one(Operator.CONSTANT_OF_SHAPE, integers(shape.toArray()));
    }

    public Value reduceSum(Value a, boolean keep, long... axes) {
        return reduce(Operator.REDUCE_SUM, a, keep, axes);
    }

    public Value reduceMean(Value a, boolean keep, long... axes) {
        return reduce(Operator.REDUCE_MEAN, a, keep, axes);
    }

    public Value reduceMax(Value a, boolean keep, long... axes) {
        return reduce(Operator.REDUCE_MAX, a, keep, axes);
    }

    public Value reduceSumSquare(Value a, boolean keep, long... axes) {
        return reduce(Operator.REDUCE_SUM_SQUARE, a, keep, axes);
    }

    /// Elementwise a > b as BOOL.
    public Value greater(Value a, Value b) {
        return one(Operator.GREATER, a, b);
    }

    /// From `yes` where the condition, BOOL, holds; from `no` elsewhere.
    public Value where(Value condition, Value yes, Value no) {
        return one(Operator.WHERE, condition, yes, no);
    }

    public Value cast(Value a, ElementType type) {
        return a.type() == type ? a : one(Operator.CAST, Attributes.none().with("to", Operator.typeCode(type)), a);
    }

    /// alpha · A · B over the last two axes, each transposed in these where asked.
    public Value matmul(Value a, Value b, boolean transA, boolean transB, float alpha) {
        if (!transA && !transB && alpha == 1) {
            return one(Operator.MATMUL, a, b);
        }
        Attributes attributes = Attributes.none()
                .with("transA", transA ? 1L : 0L)
                .with("transB", transB ? 1L : 0L)
                .with("alpha", alpha);
        return one(Operator.FUSED_MATMUL, attributes, a, b);
    }

    /// alpha · A · B of matrices, each transposed where asked.
    public Value gemm(Value a, Value b, boolean transA, boolean transB, float alpha) {
        return one(Operator.GEMM, gemmAttributes(transA, transB, alpha), a, b);
    }

    /// alpha · Aᵀ · B of matrices [k, m] and [k, n], with both large.
    public Value gemmTurned(Value a, Value b, float alpha) {
        return TurnedProduct.of(this, a, b, alpha);
    }

    /// alpha · A · B + C of matrices, each of A and B transposed where asked.
    public Value gemm(Value a, Value b, boolean transA, boolean transB, float alpha, Value c) {
        return one(Operator.GEMM, gemmAttributes(transA, transB, alpha), a, b, c);
    }

    /// A · B + bias, with B transposed where asked; the bias broadcasts.
    public Value linear(Value a, Value b, boolean transB, Value bias) {
        return one(Operator.GEMM, gemmAttributes(false, transB, 1), a, b, bias);
    }

    /// Softmax over the last axis.
    public Value softmax(Value a) {
        return one(Operator.SOFTMAX, Attributes.none().with("axis", -1L), a);
    }

    public Value layerNorm(Value x, Value scale, Value bias, float epsilon) {
        return one(Operator.LAYER_NORM, Attributes.none().with("axis", -1L).with("epsilon", epsilon), x, scale, bias);
    }

    public Value rmsNorm(Value x, Value scale, float epsilon) {
        return one(Operator.RMS_NORM, Attributes.none().with("axis", -1L).with("epsilon", epsilon), x, scale);
    }

    /// Rotates x [batch, time, heads · size] by the angles of its positions in the caches [positions, rotated / 2];
    /// only the first `rotated` features of each head where these are fewer than `size`.
    ///
    /// @param positions I64 [batch, time], or [1] for the first of positions that follow one another
    public Value rotary(Value x, long heads, Value positions, Value cos, Value sin) {
        long rotated = 2 * cos.shape().at(-1);
        Attributes attributes = Attributes.none().with("interleaved", 0L).with("num_heads", heads);
        if (rotated < x.shape().at(-1) / heads) {
            attributes = attributes.with("rotary_embedding_dim", rotated);
        }
        return one(Operator.ROTARY_EMBEDDING, attributes, x, positions, cos, sin);
    }

    private Value reduce(Operator operator, Value a, boolean keep, long... axes) {
        return one(operator, Attributes.none().with("keepdims", keep ? 1L : 0L), a, integers(axes));
    }

    private static Attributes gemmAttributes(boolean transA, boolean transB, float alpha) {
        Attributes attributes = Attributes.none();
        if (transA) {
            attributes = attributes.with("transA", 1L);
        }
        if (transB) {
            attributes = attributes.with("transB", 1L);
        }
        return alpha == 1 ? attributes : attributes.with("alpha", alpha);
    }

    private Value one(Operator operator, Value... operands) {
        return one(operator, Attributes.none(), operands);
    }

    /// The first output of any operator.
    public Value one(Operator operator, Attributes attributes, Value... operands) {
        return graph.apply(operator, attributes, List.of(operands)).output(0);
    }
}
