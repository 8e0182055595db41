package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import palimpsest.graph.Graph;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Value;
import palimpsest.onnx.SizeTerm.Sizes;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// Writes a decoder as an ONNX model that other programs run: `input_ids`, I64 [batch, sequence], to `logits`, F32
/// [batch, sequence, vocabulary], for any batch and any sequence up to the model's context, in standard operators.
///
/// Weights in 16 bits are stored so and widened to f32 as the model is loaded; everything is computed in f32. A model
/// has no mask for padding: pad at the end, which a causal model does not see.
public final class DecoderFile {
    /// The input.
    public static final String IDS = "input_ids";
    /// The output.
    public static final String LOGITS = "logits";

    private static final String ROWS = "logits_of_rows";
    private static final String WIDENED = "/f32";

    private final List<SizedGraph> graphs;
    private final Map<String, StoredWeight> weights;
    private final GraphProto.Builder body = GraphProto.newBuilder().setName("decoder");
    private final Map<Value, String> names = new HashMap<>();

    private DecoderFile(List<SizedGraph> graphs, Map<String, StoredWeight> weights) {
        this.graphs = graphs.stream()
                .map(sized -> new SizedGraph(sized.batch(), sized.time(), StandardOperators.of(sized.graph())))
                .toList();
        this.weights = weights;
    }

    /// Writes a whole `.onnx` file.
    ///
    /// @param graphs the decoder for several sizes that have nothing in common, the longest last
    /// @param context most tokens of a row
    /// @param ids the name of the ids in the graphs
    /// @param weights by the names of the graphs' other inputs
    /// @throws IOException if it cannot be written
    public static void write(
            List<SizedGraph> graphs, int context, String ids, Map<String, StoredWeight> weights, OutputStream out)
            throws IOException {
        new DecoderFile(graphs, weights).model(context, ids).writeTo(out);
    }

    private ModelProto model(int context, String ids) {
        Graph graph = graphs.getFirst().graph();
        List<List<Node>> nodes =
                graphs.stream().map(sized -> sized.graph().liveNodes()).toList();
        Value logits = graph.outputs().get(LOGITS);
        body.addInput(info(IDS, ElementType.I64, axis("batch"), axis("sequence")));
        FreeSizes free = new FreeSizes(
                body,
                context,
                graphs.stream()
                        .map(sized -> new Sizes(sized.batch(), sized.time()))
                        .toList());
        free.readSizes(IDS);
        Set<Value> used = new HashSet<>();
        nodes.getFirst().forEach(node -> used.addAll(node.inputs()));
        for (Value input : graph.inputs()) {
            if (!used.contains(input)) {
                continue;
            }
            if (input.name().equals(ids)) {
                free.flatten(IDS, ids);
                names.put(input, ids);
            } else {
                names.put(input, weight(input.name()));
            }
        }
        names.put(logits, ROWS);
        for (int i = 0; i < nodes.getFirst().size(); i++) {
            int at = i;
            node(
                    free,
                    nodes.stream()
                            .map(list -> at < list.size() ? list.get(at) : null)
                            .toList());
        }
        long vocabulary = logits.shape().at(-1);
        free.unflatten(ROWS, LOGITS, vocabulary);
        body.addOutput(info(
                LOGITS,
                ElementType.F32,
                axis("batch"),
                axis("sequence"),
                TensorShapeProto.Dimension.newBuilder().setDimValue(vocabulary).build()));
        return wrapped(nodes.getFirst());
    }

    private ModelProto wrapped(List<Node> nodes) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(OnnxWriter.IR_VERSION)
                .setProducerName("palimpsest")
                .addOpsetImport(OnnxWriter.opset(Operator.Domain.ONNX, OnnxWriter.OPSET));
        if (nodes.stream().anyMatch(node -> node.operator().domain() == Operator.Domain.MICROSOFT)) {
            model.addOpsetImport(OnnxWriter.opset(Operator.Domain.MICROSOFT, 1));
        }
        return model.setGraph(body).build();
    }

    private String weight(String name) {
        StoredWeight stored = weights.get(name);
        if (stored == null) {
            throw new IllegalArgumentException("expected a weight for the graph's input " + name);
        }
        body.addInitializer(stored.proto(name));
        if (stored.type() == ElementType.F32) {
            return name;
        }
        body.addNode(OnnxNodes.node("Cast", List.of(name), name + WIDENED)
                .addAttribute(OnnxWriter.attribute("to", Operator.typeCode(ElementType.F32))));
        return name + WIDENED;
    }

    /// @param same one node of each graph
    private void node(FreeSizes free, List<Node> same) {
        Node first = same.getFirst();
        NodeProto.Builder proto = NodeProto.newBuilder()
                .setOpType(first.operator().onnxName())
                .setDomain(first.operator().domain().onnxName());
        for (Node other : same) {
            if (other == null
                    || other.operator() != first.operator()
                    || other.inputs().size() != first.inputs().size()
                    || !other.attributes().asMap().equals(first.attributes().asMap())) {
                throw FreeSizes.changesItsForm(first.operator() + " against " + other);
            }
        }
        for (int input = 0; input < first.inputs().size(); input++) {
            proto.addInput(operand(free, same, input));
        }
        for (Value output : first.outputs()) {
            proto.addOutput(names.computeIfAbsent(output, Value::name));
        }
        first.attributes().asMap().forEach((key, value) -> proto.addAttribute(OnnxWriter.attribute(key, value)));
        body.addNode(proto.setName("node/" + names.get(first.output(0))));
    }

    private String operand(FreeSizes free, List<Node> same, int input) {
        Value value = same.getFirst().inputs().get(input);
        if (!graphs.getFirst().graph().constants().containsKey(value)) {
            return names.get(value);
        }
        List<HostTensor> tensors = new ArrayList<>();
        for (int k = 0; k < same.size(); k++) {
            Value constant = same.get(k).inputs().get(input);
            HostTensor tensor = graphs.get(k).graph().constants().get(constant);
            if (tensor == null) {
                throw FreeSizes.changesItsForm(value + " against " + constant);
            }
            tensors.add(tensor);
        }
        return free.constant(tensors);
    }

    private static TensorShapeProto.Dimension axis(String name) {
        return TensorShapeProto.Dimension.newBuilder().setDimParam(name).build();
    }

    private static ValueInfoProto info(String name, ElementType type, TensorShapeProto.Dimension... extents) {
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType((int) Operator.typeCode(type))
                .setShape(TensorShapeProto.newBuilder().addAllDim(List.of(extents)))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
