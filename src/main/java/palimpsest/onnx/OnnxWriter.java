package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import palimpsest.graph.Graph;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.HostTensor;

/// Writes a graph as an ONNX model (opset 18, with ONNX Runtime's contrib operators), without the nodes, inputs and
/// constants that no output depends on.
public final class OnnxWriter {
    static final int OPSET = 18;
    static final int IR_VERSION = 8;

    private final Graph graph;
    private final Map<Value, String> names = new HashMap<>();

    private OnnxWriter(Graph graph) {
        this.graph = graph;
        graph.inputs().forEach(input -> names.put(input, input.name()));
        graph.outputs().forEach((name, value) -> names.putIfAbsent(value, name));
    }

    /// The model as bytes of a `.onnx` file. Inputs and outputs have the names the graph gives them.
    public static byte[] write(Graph graph) {
        return new OnnxWriter(graph).model().toByteArray();
    }

    private ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("palimpsest")
                .addOpsetImport(opset(Operator.Domain.ONNX, OPSET))
                .addOpsetImport(opset(Operator.Domain.MICROSOFT, 1))
                .setGraph(body())
                .build();
    }

    private GraphProto body() {
        List<Node> live = graph.liveNodes();
        Set<Value> used = new HashSet<>(graph.outputs().values());
        live.forEach(node -> used.addAll(node.inputs()));
        GraphProto.Builder body = GraphProto.newBuilder().setName("palimpsest");
        graph.inputs().stream().filter(used::contains).forEach(input -> body.addInput(info(input, name(input))));
        graph.constants().forEach((value, tensor) -> {
            if (used.contains(value)) {
                body.addInitializer(initializer(name(value), tensor));
            }
        });
        live.forEach(node -> body.addNode(node(node)));
        graph.outputs().forEach((name, value) -> {
            if (!name.equals(name(value))) {
                body.addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(name(value))
                        .addOutput(name));
            }
            body.addOutput(info(value, name));
        });
        return body.build();
    }

    private NodeProto node(Node node) {
        NodeProto.Builder proto = NodeProto.newBuilder()
                .setOpType(node.operator().onnxName())
                .setDomain(node.operator().domain().onnxName())
                .setName("node/" + name(node.output(0)));
        node.inputs().forEach(input -> proto.addInput(name(input)));
        node.outputs().forEach(output -> proto.addOutput(name(output)));
        node.attributes().asMap().forEach((key, value) -> proto.addAttribute(attribute(key, value)));
        return proto.build();
    }

    /// An input keeps its name, so a graph that outputs an input gets an `Identity`.
    private String name(Value value) {
        return names.getOrDefault(value, value.name());
    }

    static AttributeProto attribute(String name, Object value) {
        AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
        switch (value) {
            case Long integer -> proto.setType(AttributeProto.AttributeType.INT).setI(integer);
            case Float real -> proto.setType(AttributeProto.AttributeType.FLOAT).setF(real);
            case String text ->
                proto.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
            case List<?> integers -> {
                proto.setType(AttributeProto.AttributeType.INTS);
                integers.forEach(integer -> proto.addInts((Long) integer));
            }
            default -> throw new IllegalStateException("expected an attribute of a known kind, found " + value);
        }
        return proto.build();
    }

    static TensorProto initializer(String name, HostTensor tensor) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType((int) Operator.typeCode(tensor.type()))
                .setRawData(ByteString.copyFrom(tensor.bytes()));
        for (long extent : tensor.shape().toArray()) {
            proto.addDims(extent);
        }
        return proto.build();
    }

    private static ValueInfoProto info(Value value, String name) {
        ValueType type = value.valueType();
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long extent : type.shape().toArray()) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType((int) Operator.typeCode(type.type()))
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    static OperatorSetIdProto opset(Operator.Domain domain, long version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain.onnxName())
                .setVersion(version)
                .build();
    }
}
