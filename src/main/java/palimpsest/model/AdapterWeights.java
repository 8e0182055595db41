package palimpsest.model;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// Weights of a new adapter: A uniform between ±1/√in (Kaiming's bound for a slope of √5), B zero, so that the model
/// with the adapter begins as the model alone (arXiv 2106.09685, section 4.1).
public final class AdapterWeights {
    private AdapterWeights() {}

    /// One f32 tensor for each of the adapter's weights. The same seed gives the same weights.
    ///
    /// @param arena owns the tensors
    public static SequencedMap<String, HostTensor> create(Adapter adapter, ModelConfig config, long seed, Arena arena) {
        SplittableRandom random = new SplittableRandom(seed);
        SequencedMap<String, HostTensor> weights = new LinkedHashMap<>();
        adapter.weightShapes(config)
                .forEach((name, shape) -> weights.put(name, HostTensor.allocate(arena, ElementType.F32, shape)));
        for (Map.Entry<String, LinearLayer> layer : adapter.covered(config).entrySet()) {
            double bound = 1 / Math.sqrt(layer.getValue().in());
            FloatBuffer values = weights.get(Adapter.a(layer.getKey())).floats();
            while (values.hasRemaining()) {
                values.put((float) random.nextDouble(-bound, bound));
            }
        }
        return weights;
    }
}
