package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.lang.foreign.MemorySegment;
import palimpsest.graph.Operator;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.Shape;

/// A weight of a model that is written as ONNX: its elements, or where in a file beside the model they lie.
///
/// @param type element type; f32, f16 or bf16
/// @param bytes the elements, little-endian; must stay valid until the model is written
/// @param file the name of the file beside, or empty for elements in the model itself
/// @param offset of the elements in that file
public record StoredWeight(ElementType type, Shape shape, MemorySegment bytes, String file, long offset) {
    TensorProto proto(String name) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name).setDataType((int) Operator.typeCode(type));
        for (long extent : shape.toArray()) {
            proto.addDims(extent);
        }
        if (file.isEmpty()) {
            return proto.setRawData(UnsafeByteOperations.unsafeWrap(bytes.asByteBuffer()))
                    .build();
        }
        return proto.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", file))
                .addExternalData(entry("offset", String.valueOf(offset)))
                .addExternalData(entry("length", String.valueOf(bytes.byteSize())))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
