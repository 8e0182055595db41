package palimpsest.model;

import java.util.Optional;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;
import palimpsest.onnx.OnnxModel;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// A decoder taken over from an ONNX file, for rows of one number and length.
final class OnnxGraph {
    private final OnnxModel model;
    private final DecoderGraph graph;
    private final Optional<String> ownHead;
    private final Ops ops;

    private OnnxGraph(OnnxModel model, DecoderGraph graph, Optional<String> ownHead) {
        this.model = model;
        this.graph = graph;
        this.ownHead = ownHead;
        this.ops = graph.ops();
    }

    /// @param ownHead name of a head in place of the weight that the file has there
    static DecoderGraph build(OnnxModel model, DecoderGraph graph, Optional<String> ownHead) {
        return new OnnxGraph(model, graph, ownHead).build();
    }

    private DecoderGraph build() {
        Value ids = ops.reshape(graph.ids(), graph.batch(), graph.time());
        Value logits = model.build(ops, ids, (name, shape) -> graph.weight(name, shape.toArray()));
        Shape shape = logits.shape();
        if (logits.type() != ElementType.F32
                || shape.rank() != 3
                || shape.at(0) != graph.batch()
                || shape.at(1) != graph.time()) {
            throw new InputException(
                    ("%s gives %s as %s, expected logits of [batch, time, vocabulary] in f32; choose the "
                                    + "file of a model that predicts tokens.")
                            .formatted(model.file(), model.result(), logits.valueType()));
        }
        return graph.complete(output(logits));
    }

    /// The last matrix product, if it is one of hidden states and a weight, so that the loss can be taken from these.
    private OutputLayer output(Value logits) {
        Value made = logits;
        while (made.producer().isPresent()
                && made.producer().get().operator() == Operator.RESHAPE
                && made.producer().get().input(0).shape().at(-1)
                        == logits.shape().at(-1)) {
            made = made.producer().get().input(0);
        }
        Optional<Node> product = made.producer().filter(OnnxGraph::isProduct);
        OutputLayer given =
                new OutputLayer.Given(ops.reshape(logits, rows(), logits.shape().at(-1)));
        if (product.isEmpty()) {
            return given;
        }
        Node node = product.get();
        Value weight = node.input(1);
        boolean outIn = node.attributes().flag("transB");
        Optional<Value> original =
                weight.producer().filter(OnnxGraph::isMatrixTransposed).map(each -> each.input(0));
        if (original.isPresent()) {
            weight = original.get();
            outIn = !outIn;
        }
        if (!graph.weights().containsValue(weight) || weight.shape().rank() != 2) {
            return given;
        }
        if (ownHead.isPresent()) {
            weight = graph.weight(ownHead.get(), weight.shape().toArray());
        }
        Value hidden = node.input(0);
        Value rows = ops.reshape(hidden, rows(), hidden.shape().at(-1));
        return outIn ? new OutputLayer.Linear(rows, weight) : new OutputLayer.InOut(rows, weight);
    }

    private long rows() {
        return (long) graph.batch() * graph.time();
    }

    private static boolean isProduct(Node node) {
        return switch (node.operator()) {
            case MATMUL -> true;
            case FUSED_MATMUL, GEMM ->
                node.inputs().size() == 2
                        && !node.attributes().flag("transA")
                        && node.attributes().real("alpha", 1) == 1;
            default -> false;
        };
    }

    private static boolean isMatrixTransposed(Node node) {
        return node.operator() == Operator.TRANSPOSE && node.input(0).shape().rank() == 2;
    }
}
