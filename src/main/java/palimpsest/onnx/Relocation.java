package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Moves the weights of an ONNX file out of it, to places in another.
final class Relocation {
    private Relocation() {}

    /// @param tensors all that the file carries; those that stay are put into it, wherever they lay
    static ModelProto of(
            ModelProto model, Map<String, Initializer> tensors, Set<String> moved, Function<String, OnnxPlace> place) {
        GraphProto.Builder graph = model.getGraph().toBuilder().clearInitializer();
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            TensorProto.Builder bare = TensorProto.newBuilder()
                    .setName(tensor.getName())
                    .setDataType(tensor.getDataType())
                    .addAllDims(tensor.getDimsList());
            if (moved.contains(tensor.getName())) {
                OnnxPlace to = place.apply(tensor.getName());
                bare.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(entry("location", to.file()))
                        .addExternalData(entry("offset", Long.toString(to.offset())))
                        .addExternalData(entry("length", Long.toString(to.length())));
            } else {
                bare.setRawData(UnsafeByteOperations.unsafeWrap(
                        tensors.get(tensor.getName()).bytes().asByteBuffer()));
            }
            graph.addInitializer(bare);
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
