package palimpsest.model;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import palimpsest.onnx.Initializer;
import palimpsest.onnx.OnnxModel;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.FloatConversion;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;
import palimpsest.weights.WeightSource;

/// The weights of a model in an ONNX file, which closes with them.
record OnnxWeights(OnnxModel model) implements WeightSource {
    @Override
    public Set<String> names() {
        return model.weights().keySet();
    }

    @Override
    public ElementType type(String name) {
        return weight(name).type();
    }

    @Override
    public Shape shape(String name) {
        return weight(name).shape();
    }

    @Override
    public MemorySegment bytes(String name) {
        return weight(name).bytes();
    }

    @Override
    public Optional<HostTensor> inPlace(String name) {
        MemorySegment bytes = bytes(name);
        boolean readable = type(name) == ElementType.F32
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                && bytes.isNative()
                && bytes.address() % Float.BYTES == 0
                && bytes.byteSize() <= Integer.MAX_VALUE;
        return readable ? Optional.of(new HostTensor(type(name), shape(name), bytes)) : Optional.empty();
    }

    @Override
    public void read(String name, HostTensor into) {
        FloatConversion.toFloats(type(name), bytes(name), into.memory());
    }

    @Override
    public void close() {
        model.close();
    }

    private Initializer weight(String name) {
        Initializer weight = model.weights().get(name);
        if (weight == null) {
            throw new IllegalArgumentException("no tensor %s in %s".formatted(name, model.file()));
        }
        return weight;
    }
}
