package palimpsest.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;

/// Tensors tied to a session, to be run again and again: change the inputs' elements, run, read the outputs' elements.
public final class Binding implements AutoCloseable {
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    Binding(OrtSession session, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        this.session = session;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /// Runs the graph once. A native call is never interrupted.
    public void run() {
        try (OrtSession.Result result = session.run(inputs, Set.of(), outputs)) {
            if (result.size() != outputs.size()) {
                throw new IllegalStateException(
                        "expected %d outputs, found %d".formatted(outputs.size(), result.size()));
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run the graph: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }
}
