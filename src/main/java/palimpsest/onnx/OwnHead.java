package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives the product that makes a model's logits a weight of its own, in place of the embedding that it shares.
///
/// @param embedding name of the shared weight
/// @param head name of the new one, of the same shape
record OwnHead(String embedding, String head) {
    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm", "FusedMatMul");
    /// What may stand behind the product.
    private static final Set<String> FORMS = Set.of("Reshape", "Identity", "Cast");
    /// What may stand between the embedding and the product, and is done to the new weight as well.
    private static final Set<String> VIEWS = Set.of("Transpose", "Identity", "Cast");

    /// The graph with the new weight in use; empty where it makes its result in another way.
    Optional<GraphProto> in(GraphProto graph, String result) {
        Map<String, NodeProto> makers = new HashMap<>();
        graph.getNodeList().forEach(node -> node.getOutputList().forEach(output -> makers.put(output, node)));
        NodeProto product = makers.get(result);
        while (product != null && FORMS.contains(product.getOpType())) {
            product = makers.get(product.getInput(0));
        }
        if (product == null || !PRODUCTS.contains(product.getOpType())) {
            return Optional.empty();
        }
        List<NodeProto> views = new ArrayList<>();
        String from = product.getInput(1);
        while (!from.equals(embedding)) {
            NodeProto view = makers.get(from);
            if (view == null || !VIEWS.contains(view.getOpType())) {
                return Optional.empty();
            }
            views.addFirst(view);
            from = view.getInput(0);
        }
        return Optional.of(rewired(graph, product, views));
    }

    private GraphProto rewired(GraphProto graph, NodeProto product, List<NodeProto> views) {
        GraphProto.Builder rewired = graph.toBuilder().clearNode();
        for (NodeProto node : graph.getNodeList()) {
            if (node != product) {
                rewired.addNode(node);
                continue;
            }
            String last = head;
            for (NodeProto view : views) {
                String next = last + "/" + view.getOpType();
                rewired.addNode(view.toBuilder()
                        .setName(next)
                        .clearInput()
                        .addInput(last)
                        .clearOutput()
                        .addOutput(next));
                last = next;
            }
            rewired.addNode(product.toBuilder().setInput(1, last));
        }
        return rewired.build();
    }
}
