package palimpsest.graph;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import palimpsest.tensor.Shape;

/// What it takes to run a graph once, told from the graph alone.
///
/// @param peakBytes most bytes of intermediate values at a time; inputs, constants and outputs are not counted
/// @param flops multiplications and additions of the matrix products
/// @param movedBytes bytes that nodes read and write, those of inputs and outputs included
/// @param kernels nodes that do something
public record GraphCost(long peakBytes, double flops, double movedBytes, int kernels) {
    private static final Set<Operator> PRODUCTS = EnumSet.of(Operator.GEMM, Operator.MATMUL, Operator.FUSED_MATMUL);

    public static GraphCost of(Graph graph) {
        List<Node> order = ExecutionOrder.of(graph);
        double flops = 0;
        double moved = 0;
        int kernels = 0;
        for (Node node : order) {
            if (node.operator() == Operator.RESHAPE) {
                continue;
            }
            kernels++;
            moved += node.inputs().stream().mapToDouble(GraphCost::bytes).sum();
            moved += node.outputs().stream().mapToDouble(GraphCost::bytes).sum();
            if (PRODUCTS.contains(node.operator())) {
                flops += 2.0 * node.output(0).shape().size() * inner(node);
            }
        }
        return new GraphCost(Liveness.peakBytes(graph, order), flops, moved, kernels);
    }

    private static long inner(Node product) {
        Shape left = product.input(0).shape();
        return left.at(product.attributes().flag("transA") ? -2 : -1);
    }

    static double bytes(Value value) {
        return (double) value.shape().size() * value.type().bytes();
    }
}
