package palimpsest.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import palimpsest.graph.Operator;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// Finds the elements of the tensors in an ONNX file, which lie in the file itself, in typed fields, or in a file of
/// external data.
final class TensorReader {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MappedFile file;

    TensorReader(MappedFile file) {
        this.file = file;
    }

    /// The element type of a code (`TensorProto.DataType`).
    ///
    /// @param what for messages
    ElementType type(int code, String what) {
        for (ElementType type : ElementType.values()) {
            if (Operator.typeCode(type) == code) {
                return type;
            }
        }
        TensorProto.DataType known = TensorProto.DataType.forNumber(code);
        throw Refusals.elementType(file.file(), what, known == null ? "type " + code : known.name());
    }

    Initializer read(String name, TensorProto proto) {
        ElementType type = type(proto.getDataType(), "tensor " + name);
        Shape shape = shape(name, proto.getDimsList());
        long bytes = Math.multiplyExact(shape.size(), type.bytes());
        MemorySegment data = data(name, proto, type, bytes);
        if (data.byteSize() != bytes) {
            throw new InputException("%s: tensor %s of %s %s needs %,d bytes and has %,d; fetch the file again."
                    .formatted(file.file(), name, type, shape, bytes, data.byteSize()));
        }
        return new Initializer(name, type, shape, data);
    }

    private Shape shape(String name, List<Long> dims) {
        long[] extents = dims.stream().mapToLong(Long::longValue).toArray();
        try {
            Shape shape = Shape.of(extents);
            Math.multiplyExact(shape.size(), Long.BYTES);
            return shape;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException(
                    "%s: tensor %s has the shape %s, which cannot be; fetch the file again."
                            .formatted(file.file(), name, dims),
                    e);
        }
    }

    private MemorySegment data(String name, TensorProto proto, ElementType type, long bytes) {
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            return external(name, proto, bytes);
        }
        if (proto.hasRawData()) {
            ByteString raw = proto.getRawData();
            return MemorySegment.ofBuffer(raw.asReadOnlyByteBuffer());
        }
        return switch (type) {
            case F32 -> copy(type, proto.getFloatDataCount(), proto::getFloatData);
            case F64 -> copy(type, proto.getDoubleDataCount(), proto::getDoubleData);
            case I64 -> copy(type, proto.getInt64DataCount(), proto::getInt64Data);
            case I32, U8, BOOL, F16, BF16 -> copy(type, proto.getInt32DataCount(), proto::getInt32Data);
        };
    }

    private MemorySegment external(String name, TensorProto proto, long bytes) {
        Map<String, String> entries = new HashMap<>();
        for (StringStringEntryProto entry : proto.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        try {
            long offset = Long.parseLong(entries.getOrDefault("offset", "0"));
            long length = Long.parseLong(entries.getOrDefault("length", Long.toString(bytes)));
            return file.external(name, entries.getOrDefault("location", ""), offset, length);
        } catch (NumberFormatException e) {
            throw new InputException(
                    "%s: tensor %s says that its data is at %s, which is no place in a file; fetch the file again."
                            .formatted(file.file(), name, entries),
                    e);
        }
    }

    /// Elements from a typed field of the message, as they would lie on disk.
    private MemorySegment copy(ElementType type, int count, IntFunction<Number> element) {
        MemorySegment memory = file.allocate((long) count * type.bytes());
        for (int i = 0; i < count; i++) {
            Number value = element.apply(i);
            long at = (long) i * type.bytes();
            switch (type) {
                case F32 -> memory.set(FLOAT, at, value.floatValue());
                case F64 -> memory.set(DOUBLE, at, value.doubleValue());
                case I64 -> memory.set(LONG, at, value.longValue());
                case I32 -> memory.set(INT, at, value.intValue());
                case F16, BF16 -> memory.set(SHORT, at, value.shortValue());
                case U8, BOOL -> memory.set(ValueLayout.JAVA_BYTE, at, value.byteValue());
            }
        }
        return memory;
    }

    /// The elements as numbers.
    static double[] numbers(Initializer tensor) {
        MemorySegment from = tensor.bytes();
        double[] values = new double[Math.toIntExact(tensor.shape().size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (tensor.type()) {
                case F32 -> from.getAtIndex(FLOAT, i);
                case F64 -> from.getAtIndex(DOUBLE, i);
                case I64 -> from.getAtIndex(LONG, i);
                case I32 -> from.getAtIndex(INT, i);
                case U8 -> Byte.toUnsignedInt(from.get(ValueLayout.JAVA_BYTE, i));
                case BOOL -> from.get(ValueLayout.JAVA_BYTE, i);
                case F16 -> Float.float16ToFloat(from.getAtIndex(SHORT, i));
                case BF16 -> Float.intBitsToFloat(from.getAtIndex(SHORT, i) << 16);
            };
        }
        return values;
    }
}
