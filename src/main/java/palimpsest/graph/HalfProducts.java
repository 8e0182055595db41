package palimpsest.graph;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import palimpsest.tensor.ElementType;

/// Rewrites a graph so that its matrix products are computed in a 16-bit type and everything else as before
/// (mixed-precision training, arXiv 1710.03740): operands are rounded just before a product, its result is widened just
/// after. Sums, norms, softmax, losses and weights stay in F32.
public final class HalfProducts {
    private static final Set<Operator> PRODUCTS = EnumSet.of(Operator.MATMUL, Operator.FUSED_MATMUL, Operator.GEMM);

    private final ElementType type;
    private final Ops ops = new Ops(new Graph());
    private final Map<Value, Value> made = new HashMap<>();
    private final Map<Value, Value> narrowed = new HashMap<>();

    private HalfProducts(ElementType type) {
        this.type = type;
    }

    /// A graph with the same inputs and outputs. Spans with a gradient of their own are not kept as such:
    /// differentiate first.
    ///
    /// @param type F16 or BF16
    public static Graph of(Graph source, ElementType type) {
        return new HalfProducts(type).rewrite(source);
    }

    private Graph rewrite(Graph source) {
        Graph graph = ops.graph();
        source.inputs().forEach(input -> made.put(input, graph.input(input.name(), input.valueType())));
        source.constants().forEach((value, tensor) -> made.put(value, graph.constant("constant", tensor)));
        for (Node node : source.liveNodes()) {
            List<Value> operands = node.inputs().stream().map(made::get).toList();
            if (PRODUCTS.contains(node.operator()) && node.output(0).type() == ElementType.F32) {
                made.put(node.output(0), product(node, operands));
            } else {
                List<Value> outputs = graph.apply(node.operator(), node.attributes(), operands)
                        .outputs();
                for (int i = 0; i < outputs.size(); i++) {
                    made.put(node.output(i), outputs.get(i));
                }
            }
        }
        source.outputs().forEach((name, value) -> graph.output(name, made.get(value)));
        return graph;
    }

    /// A bias is added in F32, after the product.
    private Value product(Node node, List<Value> operands) {
        List<Value> factors = operands.subList(0, 2).stream()
                .map(operand -> narrowed.computeIfAbsent(operand, wide -> ops.cast(wide, type)))
                .toList();
        Value product =
                ops.graph().apply(node.operator(), node.attributes(), factors).output(0);
        Value wide = ops.cast(product, ElementType.F32);
        if (operands.size() == 2) {
            return wide;
        }
        return ops.add(wide, ops.mul(operands.get(2), node.attributes().real("beta", 1)));
    }
}
