package palimpsest.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.model.Gpt2Config;
import palimpsest.model.LlamaConfig;
import palimpsest.model.RandomWeights;

/// A decoder on libtorch through DJL's PyTorch engine, with the weights that [RandomWeights] gives for its shape.
///
/// Results of operations live in the scope of their first operand, so the activations end with the step.
abstract class LibtorchModel implements AutoCloseable {
    private static final float UNSEEN = -1e9f;

    final TrainingShape shape;
    final int batch;
    final int time;
    final Engine engine;
    final NDManager manager;
    final NDArray mask;
    final Map<String, NDArray> weights = new LinkedHashMap<>();

    LibtorchModel(TrainingShape shape) {
        this.shape = shape;
        this.batch = shape.batch();
        this.time = shape.time();
        engine = Engine.getEngine("PyTorch");
        manager = engine.newBaseManager(Device.cpu());
        mask = manager.create(mask(), new Shape(time, time));
        try (Arena arena = Arena.ofConfined()) {
            RandomWeights.create(shape.config(), 1, arena)
                    .forEach((name, tensor) -> weights.put(
                            name,
                            laidOut(
                                    name,
                                    manager.create(
                                            FloatBuffer.wrap(tensor.toFloats()),
                                            new Shape(tensor.shape().toArray()),
                                            DataType.FLOAT32))));
        }
    }

    static LibtorchModel open(TrainingShape shape, int threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return switch (shape.family()) {
            case Gpt2Config config -> new LibtorchGpt2(shape, config);
            case LlamaConfig config -> new LibtorchLlama(shape, config);
            default -> throw new IllegalArgumentException("no libtorch side for " + shape);
        };
    }

    /// A weight as the model's linear layers take it.
    NDArray laidOut(String name, NDArray weight) {
        return weight;
    }

    /// Hidden states after the last normalisation, [batch · time, width].
    ///
    /// @param inputs ids [batch · time]
    abstract NDArray hidden(NDArray inputs, NDManager scope);

    /// Name of the output embedding.
    abstract String head();

    /// [batch · time, vocabulary]
    NDArray logits(NDArray inputs, NDManager scope) {
        return linear(hidden(inputs, scope), weights.get(head()), null);
    }

    NDArray embedding(NDArray inputs, String name) {
        return inputs.getNDArrayInternal()
                .embedding(inputs, weights.get(name), SparseFormat.DENSE)
                .singletonOrThrow();
    }

    static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
    }

    private float[] mask() {
        float[] values = new float[time * time];
        for (int row = 0; row < time; row++) {
            Arrays.fill(values, row * time + row + 1, (row + 1) * time, UNSEEN);
        }
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
