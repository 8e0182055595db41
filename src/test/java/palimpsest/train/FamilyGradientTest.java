package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.model.FamilyConfig;
import palimpsest.model.FamilyExamples;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// Every gradient of a whole model of each family against central differences of its loss.
class FamilyGradientTest {
    private static final int BATCH = 2;
    private static final int TIME = 5;
    private static final float STEP = 4e-3f;

    static Stream<FamilyConfig> families() {
        return FamilyExamples.all();
    }

    @ParameterizedTest
    @MethodSource("families")
    void theSlopeAlongEachWeightsGradientIsItsNorm(FamilyConfig family) {
        ModelConfig config = ModelConfig.of(family, OptionalInt.empty(), Set.of());
        SplittableRandom random = new SplittableRandom(3);
        int[] rows =
                random.ints(BATCH * (TIME + 1), 0, FamilyExamples.VOCABULARY).toArray();
        try (Arena arena = Arena.ofConfined();
                Engine engine = Engine.open(Device.cpu(), 1)) {
            Map<String, HostTensor> weights = RandomWeights.create(config, 1, arena);
            weights.forEach((name, weight) -> stir(weight, name.equals(family.embeddingName()) ? 2 : 0.5, random));
            try (TrainingStep step =
                    new TrainingStep(engine, config.decoder(BATCH, TIME), weights, List.copyOf(weights.keySet()), 1)) {
                step.run(rows);
                for (String name : weights.keySet()) {
                    float[] gradient = step.gradients().get(name).toFloats();
                    double norm = norm(gradient);
                    HostTensor weight = weights.get(name);
                    float[] kept = weight.toFloats();
                    double above = lossAt(step, rows, weight, kept, gradient, STEP / norm);
                    double below = lossAt(step, rows, weight, kept, gradient, -STEP / norm);
                    weight.floats().put(kept);
                    assertEquals(norm, (above - below) / (2 * STEP), 2e-3 * Math.max(0.1, norm), name);
                    step.run(rows);
                }
            }
        }
    }

    private static double lossAt(
            TrainingStep step, int[] rows, HostTensor weight, float[] kept, float[] direction, double by) {
        for (int i = 0; i < kept.length; i++) {
            weight.floats().put(i, (float) (kept[i] + by * direction[i]));
        }
        return step.run(rows).loss();
    }

    /// Weights large enough for every part of the model to matter, and embeddings too large for the first norm to bend
    /// within a step.
    private static void stir(HostTensor weight, double by, SplittableRandom random) {
        for (int i = 0; i < weight.shape().size(); i++) {
            weight.floats().put(i, weight.floats().get(i) + (float) random.nextDouble(-by, by));
        }
    }

    private static double norm(float[] values) {
        double square = 0;
        for (float value : values) {
            square += (double) value * value;
        }
        return Math.sqrt(square);
    }
}
