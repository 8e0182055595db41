package palimpsest.model;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// Weights of a new model: matrices normal with the config's standard deviation, norms that change nothing, biases
/// zero, as Hugging Face starts these families.
public final class RandomWeights {
    private RandomWeights() {}

    /// One f32 tensor for each of the config's weights, in that order. The same seed gives the same weights.
    ///
    /// @param arena owns the tensors
    public static SequencedMap<String, HostTensor> create(ModelConfig config, long seed, Arena arena) {
        float normStart = config.details().normStart();
        SplittableRandom random = new SplittableRandom(seed);
        SequencedMap<String, HostTensor> weights = new LinkedHashMap<>();
        config.weightShapes().forEach((name, shape) -> {
            HostTensor tensor = HostTensor.allocate(arena, ElementType.F32, shape);
            boolean matrix = shape.rank() > 1;
            if (matrix || name.endsWith(".weight")) {
                FloatBuffer values = tensor.floats();
                while (values.hasRemaining()) {
                    values.put(matrix ? (float) (config.initializerRange() * random.nextGaussian()) : normStart);
                }
            }
            weights.put(name, tensor);
        });
        return weights;
    }
}
