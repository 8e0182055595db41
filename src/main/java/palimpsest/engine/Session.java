package palimpsest.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import palimpsest.graph.Graph;
import palimpsest.graph.Value;
import palimpsest.graph.ValueType;
import palimpsest.tensor.HostTensor;

/// A compiled graph. Runs read inputs from and write outputs to the caller's own tensors, without a copy on a CPU.
public final class Session implements AutoCloseable {
    private final Graph graph;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, ValueType> inputs = new HashMap<>();
    private boolean closed;

    Session(Graph graph, OrtEnvironment environment, OrtSession session) {
        this.graph = graph;
        this.environment = environment;
        this.session = session;
        for (Value input : graph.inputs()) {
            if (session.getInputNames().contains(input.name())) {
                inputs.put(input.name(), input.valueType());
            }
        }
    }

    /// Ties tensors to the graph's inputs and outputs, to be run any number of times.
    ///
    /// @param feeds a tensor for each input, by name; names the graph does not use are passed over
    /// @param results a tensor for each output wanted, by name. One may be the tensor of an input only where every read
    ///     of that input comes before the write.
    /// @throws IllegalArgumentException if an input is missing, a name unknown, or a tensor of another type or shape
    public Binding bind(Map<String, HostTensor> feeds, Map<String, HostTensor> results) {
        try {
            Map<String, OnnxTensor> in = new HashMap<>();
            for (Map.Entry<String, ValueType> input : inputs.entrySet()) {
                in.put(input.getKey(), tensor(input.getKey(), input.getValue(), feeds.get(input.getKey())));
            }
            Map<String, OnnxTensor> out = new HashMap<>();
            for (Map.Entry<String, HostTensor> result : results.entrySet()) {
                Value value = graph.outputs().get(result.getKey());
                if (value == null) {
                    throw new IllegalArgumentException("the graph has no output " + result.getKey());
                }
                out.put(result.getKey(), tensor(result.getKey(), value.valueType(), result.getValue()));
            }
            return new Binding(session, in, out);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refused a tensor: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(String name, ValueType expected, HostTensor given) throws OrtException {
        if (given == null || !new ValueType(given.type(), given.shape()).equals(expected)) {
            throw new IllegalArgumentException("%s: expected a tensor of %s, found %s"
                    .formatted(name, expected, given == null ? "none" : given.type() + " " + given.shape()));
        }
        long[] shape = given.shape().toArray();
        ByteBuffer bytes = given.bytes();
        return switch (given.type()) {
            case F32 -> OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
            case I64 -> OnnxTensor.createTensor(environment, bytes.asLongBuffer(), shape);
            case I32 -> OnnxTensor.createTensor(environment, bytes.asIntBuffer(), shape);
            default -> throw new IllegalArgumentException(name + ": expected F32, I64 or I32, found " + given.type());
        };
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close a session: " + e.getMessage(), e);
        }
    }
}
