package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import palimpsest.graph.Operator;
import palimpsest.tensor.ElementType;

/// Moves the weights of an ONNX file out of it, to places in another, where they are in f32. What was written twice is
/// made from the one that
/// stays, by a node.
///
/// @param tensors all that the file carries; those that stay are put into it, wherever they lay
/// @param moved names of those that go
record Relocation(
        ModelProto model,
        Map<String, Initializer> tensors,
        Set<String> moved,
        Map<String, SharedWeights.Original> shared) {
    ModelProto to(Function<String, OnnxPlace> place) {
        return model.toBuilder().setGraph(graph(place)).build();
    }

    /// As [#to], with a head that the model had not.
    ///
    /// @param result name of the output that the head makes
    /// @throws IllegalArgumentException if the graph has no place for it
    ModelProto to(Function<String, OnnxPlace> place, OwnHead head, String result) {
        GraphProto graph = head.in(graph(place), result)
                .orElseThrow(() -> new IllegalArgumentException("no product to put the weight into: " + head));
        TensorProto like = graph.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(head.embedding()))
                .findFirst()
                .orElseThrow();
        TensorProto own = moved(like.toBuilder().setName(head.head()).build(), place.apply(head.head()));
        return model.toBuilder().setGraph(graph.toBuilder().addInitializer(own)).build();
    }

    /// Whether the graph has a place for a head of its own.
    boolean has(OwnHead head, String result) {
        return head.in(graph(name -> new OnnxPlace("", 0, 0)), result).isPresent();
    }

    private GraphProto graph(Function<String, OnnxPlace> place) {
        GraphProto.Builder graph =
                model.getGraph().toBuilder().clearInitializer().clearNode().clearInput();
        // Old files list their initializers as inputs too.
        model.getGraph().getInputList().stream()
                .filter(input -> !tensors.containsKey(input.getName()))
                .forEach(graph::addInput);
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            String name = tensor.getName();
            if (shared.containsKey(name)) {
                graph.addNode(made(name, shared.get(name)));
            } else {
                graph.addInitializer(
                        moved.contains(name) ? moved(tensor, place.apply(name)) : kept(tensor, tensors.get(name)));
            }
        }
        graph.addAllNode(model.getGraph().getNodeList());
        return graph.build();
    }

    private static NodeProto made(String name, SharedWeights.Original original) {
        return NodeProto.newBuilder()
                .setOpType(original.transposed() ? "Transpose" : "Identity")
                .setName("shared_" + name)
                .addInput(original.name())
                .addOutput(name)
                .build();
    }

    private static TensorProto moved(TensorProto tensor, OnnxPlace to) {
        return bare(tensor)
                .setDataType((int) Operator.typeCode(ElementType.F32))
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", to.file()))
                .addExternalData(entry("offset", Long.toString(to.offset())))
                .addExternalData(entry("length", Long.toString(to.length())))
                .build();
    }

    private static TensorProto kept(TensorProto tensor, Initializer data) {
        return bare(tensor)
                .setRawData(UnsafeByteOperations.unsafeWrap(data.bytes().asByteBuffer()))
                .build();
    }

    private static TensorProto.Builder bare(TensorProto tensor) {
        return TensorProto.newBuilder()
                .setName(tensor.getName())
                .setDataType(tensor.getDataType())
                .addAllDims(tensor.getDimsList());
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
