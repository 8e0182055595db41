package palimpsest.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.graph.Graph;
import palimpsest.graph.Node;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Rewrites a graph so that any runtime of ONNX can run it: ONNX Runtime's own operators become the standard ones they
/// stand for. One without a rule here stays as it is.
final class StandardOperators {
    private static final float ROOT_2_BY_PI = (float) Math.sqrt(2 / Math.PI);
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float CUBIC = 0.044715f;

    private final Ops ops = new Ops(new Graph());
    private final Map<Value, Value> made = new HashMap<>();

    private StandardOperators() {}

    /// A graph with the same inputs and outputs by name.
    static Graph of(Graph graph) {
        return new StandardOperators().rewrite(graph);
    }

    private Graph rewrite(Graph graph) {
        for (Value input : graph.inputs()) {
            made.put(input, ops.graph().input(input.name(), input.valueType()));
        }
        graph.constants().forEach((value, tensor) -> made.put(value, ops.graph().constant("constant", tensor)));
        for (Node node : graph.liveNodes()) {
            List<Value> outputs = outputs(node);
            for (int i = 0; i < outputs.size(); i++) {
                made.put(node.output(i), outputs.get(i));
            }
        }
        graph.outputs().forEach((name, value) -> ops.graph().output(name, made.get(value)));
        return ops.graph();
    }

    private List<Value> outputs(Node node) {
        List<Value> in = node.inputs().stream().map(made::get).toList();
        return switch (node.operator()) {
            case QUICK_GELU -> {
                float alpha = node.attributes().real("alpha", 1.702f);
                yield List.of(ops.mul(in.get(0), ops.sigmoid(ops.mul(in.get(0), alpha))));
            }
            case FAST_GELU -> List.of(geluTanh(in.get(0)));
            case GELU -> List.of(gelu(in.get(0)));
            case FUSED_MATMUL -> List.of(matmul(node, in.get(0), in.get(1)));
            case RMS_NORM ->
                List.of(rmsNorm(in.get(0), in.get(1), node.attributes().real("epsilon", 1e-5f)));
            case ROTARY_EMBEDDING ->
                isWholeRows(node) ? List.of(rotary(node, in.get(0), in.get(2), in.get(3))) : same(node, in);
            default -> same(node, in);
        };
    }

    private List<Value> same(Node node, List<Value> in) {
        return new ArrayList<>(
                ops.graph().apply(node.operator(), node.attributes(), in).outputs());
    }

    /// ½ · x · (1 + erf(x / √2))
    private Value gelu(Value x) {
        Value erf = ops.erf(ops.mul(x, ROOT_HALF));
        return ops.mul(ops.mul(x, ops.add(erf, ops.constant(1f))), 0.5f);
    }

    /// ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))
    private Value geluTanh(Value x) {
        Value cube = ops.mul(ops.mul(x, x), x);
        Value inner = ops.mul(ops.add(x, ops.mul(cube, CUBIC)), ROOT_2_BY_PI);
        return ops.mul(ops.mul(x, ops.add(ops.tanh(inner), ops.constant(1f))), 0.5f);
    }

    private Value matmul(Node node, Value a, Value b) {
        Value left = node.attributes().flag("transA") ? transposed(a) : a;
        Value right = node.attributes().flag("transB") ? transposed(b) : b;
        return ops.mul(
                ops.matmul(left, right, false, false, 1), node.attributes().real("alpha", 1));
    }

    private Value transposed(Value a) {
        int rank = a.shape().rank();
        long[] order = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            order[axis] = axis;
        }
        order[rank - 1] = rank - 2L;
        order[rank - 2] = rank - 1L;
        return ops.transpose(a, order);
    }

    private Value rmsNorm(Value x, Value scale, float epsilon) {
        Value square = ops.reduceMean(ops.mul(x, x), true, -1);
        return ops.mul(ops.div(x, ops.sqrt(ops.add(square, ops.constant(epsilon)))), scale);
    }

    /// Whether each row begins at position 0 and is rotated in halves.
    private static boolean isWholeRows(Node node) {
        Value x = node.inputs().get(0);
        Value cos = node.inputs().get(2);
        return node.attributes().integer("interleaved", 0) == 0
                && node.attributes().integer("num_heads", 0) > 0
                && node.inputs().get(1).shape().size() == 1
                && cos.shape().at(0) == x.shape().at(1);
    }

    /// Rotates the first features of each head and leaves the others.
    ///
    /// @param x [batch, time, heads · size]
    /// @param cos [time, rotated features / 2]
    private Value rotary(Node node, Value x, Value cos, Value sin) {
        long batch = x.shape().at(0);
        long time = x.shape().at(1);
        long half = cos.shape().at(1);
        long heads = node.attributes().integer("num_heads", 0);
        long size = x.shape().at(2) / heads;
        Value byHead = ops.reshape(x, batch, time, heads, size);
        Value c = ops.reshape(cos, time, 1, half);
        Value s = ops.reshape(sin, time, 1, half);
        Value left = ops.slice(byHead, 3, 0, half);
        Value right = ops.slice(byHead, 3, half, 2 * half);
        List<Value> parts = new ArrayList<>();
        parts.add(ops.sub(ops.mul(left, c), ops.mul(right, s)));
        parts.add(ops.add(ops.mul(right, c), ops.mul(left, s)));
        if (2 * half < size) {
            parts.add(ops.slice(byHead, 3, 2 * half, size));
        }
        return ops.reshape(ops.concat(3, parts), x.shape());
    }
}
