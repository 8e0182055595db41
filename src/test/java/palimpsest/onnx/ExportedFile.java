package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.tensor.HostTensor;

/// Writes an ONNX file node by node, the way exporters do: names like `/model/Add_3_output_0`, constants as nodes.
public final class ExportedFile {
    public static final int F32 = 1;
    public static final int I64 = 7;
    public static final int BOOL = 9;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("main_graph");
    private final Map<String, Integer> counters = new HashMap<>();
    private final int opset;

    public ExportedFile(int opset) {
        this.opset = opset;
    }

    public int opset() {
        return opset;
    }

    /// An input with dynamic axes, or fixed ones where they are numbers.
    public ExportedFile input(String name, int type, String... axes) {
        graph.addInput(info(name, type, axes));
        return this;
    }

    public ExportedFile output(String name, int type, String... axes) {
        graph.addOutput(info(name, type, axes));
        return this;
    }

    public String initializer(String name, HostTensor tensor) {
        TensorProto.Builder proto =
                TensorProto.newBuilder().setName(name).setDataType(F32).setRawData(ByteString.copyFrom(tensor.bytes()));
        for (long extent : tensor.shape().toArray()) {
            proto.addDims(extent);
        }
        return initializer(proto.build());
    }

    public String initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /// A tensor whose data another file has.
    public String external(String name, String location, long offset, long length, long... extents) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(F32)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        Map.of("location", location, "offset", Long.toString(offset), "length", Long.toString(length))
                .forEach((key, value) -> proto.addExternalData(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        for (long extent : extents) {
            proto.addDims(extent);
        }
        return initializer(proto.build());
    }

    /// A node with one result, whose name is returned.
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return nodes(operator, 1, inputs, attributes).getFirst();
    }

    public String node(String operator, String... inputs) {
        return node(operator, List.of(inputs));
    }

    public List<String> nodes(String operator, int results, List<String> inputs, AttributeProto... attributes) {
        int number = counters.merge(operator, 1, Integer::sum) - 1;
        String name = "/model/" + operator + (number == 0 ? "" : "_" + number);
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator).setName(name).addAllInput(inputs);
        for (int i = 0; i < results; i++) {
            node.addOutput(name + "_output_" + i);
        }
        node.addAllAttribute(List.of(attributes));
        graph.addNode(node);
        return node.getOutputList();
    }

    /// A node of one of ONNX Runtime's own operators.
    public String microsoft(String operator, List<String> inputs, AttributeProto... attributes) {
        String result = node(operator, inputs, attributes);
        graph.getNodeBuilder(graph.getNodeCount() - 1).setDomain("com.microsoft");
        return result;
    }

    /// Gives a tensor another name, as an exporter names its outputs.
    public void name(String tensor, String name) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName("name_" + name)
                .addInput(tensor)
                .addOutput(name));
    }

    /// A vector of whole numbers.
    public String integers(long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(I64).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return constant(tensor.build());
    }

    public String integer(long value) {
        return constant(
                TensorProto.newBuilder().setDataType(I64).addInt64Data(value).build());
    }

    public String real(double value) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, (float) value);
        return constant(TensorProto.newBuilder()
                .setDataType(F32)
                .setRawData(ByteString.copyFrom(bytes))
                .build());
    }

    public String constant(TensorProto tensor) {
        return node(
                "Constant",
                List.of(),
                AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(tensor)
                        .build());
    }

    public String unsqueeze(String x, long... axes) {
        return opset < 13 ? node("Unsqueeze", List.of(x), ints("axes", axes)) : node("Unsqueeze", x, integers(axes));
    }

    /// One extent of a tensor, as the chain Shape, Gather.
    public String extent(String x, int axis) {
        return node("Gather", List.of(node("Shape", x), integer(axis)), integer("axis", 0));
    }

    /// Extents given as numbers or as scalars computed in the graph, to a shape.
    public String shape(Object... extents) {
        List<String> parts = new ArrayList<>();
        for (Object extent : extents) {
            parts.add(extent instanceof Integer number ? integers(number) : unsqueeze((String) extent, 0));
        }
        return node("Concat", parts, integer("axis", 0));
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    public static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    public byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("pytorch")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain("com.microsoft")
                        .setVersion(1))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    public Path write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValueInfoProto info(String name, int type, String... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String axis : axes) {
            TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(axis.matches("\\d+") ? dim.setDimValue(Long.parseLong(axis)) : dim.setDimParam(axis));
        }
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
        if (axes.length > 0) {
            tensor.setShape(shape); // without one, any shape
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
