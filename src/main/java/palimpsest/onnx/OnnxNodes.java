package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/// Nodes of an ONNX file.
final class OnnxNodes {
    private OnnxNodes() {}

    /// A standard operator with one output and no attributes yet.
    static NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName("node/" + output)
                .addAllInput(inputs)
                .addOutput(output);
    }
}
