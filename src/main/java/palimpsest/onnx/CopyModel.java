package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import palimpsest.graph.Operator;
import palimpsest.tensor.ElementType;

/// A model that copies a vector of any length, from wherever its input is to wherever its output is.
public final class CopyModel {
    /// Name of the input, F32 [n].
    public static final String FROM = "from";
    /// Name of the output, F32 [n].
    public static final String TO = "to";

    private CopyModel() {}

    /// The model as bytes of a `.onnx` file.
    public static byte[] write() {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("copy")
                .addInput(vector(FROM))
                .addOutput(vector(TO))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(FROM)
                        .addOutput(TO));
        return ModelProto.newBuilder()
                .setIrVersion(OnnxWriter.IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OnnxWriter.OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto vector(String name) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType((int) Operator.typeCode(ElementType.F32))
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
