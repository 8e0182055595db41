package palimpsest.model;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// Weights of a new model: matrices normal with the config's standard deviation, norms that change nothing, biases
/// zero, as Hugging Face starts these families.
public final class RandomWeights {
    /// Different numbers where they repeat.
    private static final int FEW = 1 << 16;

    private RandomWeights() {}

    /// One f32 tensor for each of the config's weights, in that order. The same seed gives the same weights.
    ///
    /// @param arena owns the tensors
    public static SequencedMap<String, HostTensor> create(ModelConfig config, long seed, Arena arena) {
        SplittableRandom random = new SplittableRandom(seed);
        return create(config, arena, values -> {
            while (values.hasRemaining()) {
                values.put((float) (config.initializerRange() * random.nextGaussian()));
            }
        });
    }

    /// As [#create(ModelConfig, long, Arena)], of a few thousand numbers again and again, which takes a moment: enough
    /// to see how long a model of this config takes.
    public static SequencedMap<String, HostTensor> repeating(ModelConfig config, Arena arena) {
        SplittableRandom random = new SplittableRandom(1);
        float[] few = new float[FEW];
        for (int i = 0; i < FEW; i++) {
            few[i] = (float) (config.initializerRange() * random.nextGaussian());
        }
        return create(config, arena, values -> {
            while (values.hasRemaining()) {
                values.put(few, 0, Math.min(FEW, values.remaining()));
            }
        });
    }

    private static SequencedMap<String, HostTensor> create(
            ModelConfig config, Arena arena, Consumer<FloatBuffer> matrices) {
        float normStart = config.details().normStart();
        SequencedMap<String, HostTensor> weights = new LinkedHashMap<>();
        config.weightShapes().forEach((name, shape) -> {
            HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, shape);
            FloatBuffer values = tensor.floats();
            if (shape.rank() > 1) {
                matrices.accept(values);
            } else if (name.endsWith(".weight")) {
                while (values.hasRemaining()) {
                    values.put(normStart);
                }
            }
            weights.put(name, tensor);
        });
        return weights;
    }
}
