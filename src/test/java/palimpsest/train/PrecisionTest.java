package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Graph;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.model.FamilyConfig;
import palimpsest.model.Gpt2Config;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// Matrix products in 16 bits. A CPU converts around each operator that it has no F16 kernel for, so F16 is run
/// here; it refuses BF16, whose graph is F16's in all but the type.
class PrecisionTest {
    private static final int VOCABULARY = 23;
    private static final int TIME = 6;
    private static final int BATCH = 2;
    private static final Set<Operator> PRODUCTS = Set.of(Operator.MATMUL, Operator.FUSED_MATMUL, Operator.GEMM);

    enum Family {
        GPT2(new Gpt2Config(VOCABULARY, 8, 12, 2, 2, 7, 1e-3f, true, "")),
        LLAMA(new LlamaConfig(VOCABULARY, 8, 12, 2, 4, 2, 2, 7, 1e-5f, 10_000, true, true, true));

        private final FamilyConfig config;

        Family(FamilyConfig config) {
            this.config = config;
        }

        ModelConfig model() {
            return ModelConfig.of(config, OptionalInt.empty(), Set.of());
        }
    }

    /// Loss and gradients of one batch.
    private record Found(double loss, double norm, Map<String, float[]> gradients) {}

    @ParameterizedTest
    @EnumSource(Family.class)
    void lossAndGradientsAreThoseOfF32WithinTheErrorOfF16(Family family) {
        double error = 0.004;
        Found exact = run(family, Precision.F32, 1);
        Found rounded = run(family, Precision.F16, 1);
        assertEquals(exact.loss, rounded.loss, error * exact.loss);
        assertNotEquals(exact.loss, rounded.loss, "nothing was rounded");
        assertEquals(exact.norm, rounded.norm, error * exact.norm);
        exact.gradients.forEach(
                (name, gradient) -> assertTrue(distance(gradient, rounded.gradients.get(name)) < 3 * error, name));
    }

    @ParameterizedTest
    @CsvSource({"GPT2, BF16", "LLAMA, BF16", "GPT2, F16", "LLAMA, F16"})
    void everyProductOfAStepIsRoundedForwardAndBackward(Family family, Precision precision) {
        ElementType type = precision.half().orElseThrow();
        Graph exact = graph(family, Precision.F32);
        Graph rounded = graph(family, precision);
        assertTrue(products(rounded).stream()
                .allMatch(node -> node.inputs().size() == 2
                        && node.input(0).type() == type
                        && node.input(1).type() == type));
        assertEquals(products(exact).size(), products(rounded).size());
        assertEquals(
                exact.inputs().size() + (precision.scalesLoss() ? 1 : 0),
                rounded.inputs().size());
        rounded.outputs().forEach((name, value) -> {
            assertEquals(ElementType.F32, value.type(), name);
            assertEquals(exact.outputs().get(name).shape(), value.shape(), name);
        });
    }

    @Test
    void aGradientTooLargeForF16HalvesTheScaleAndTheStepIsDoneAgain() {
        Found small = run(Family.LLAMA, Precision.F16, 1);
        // weights of the last norm this large make gradients that overflow at the largest scale
        Found large = run(Family.LLAMA, Precision.F16, 300);
        Found exact = run(Family.LLAMA, Precision.F32, 300);
        assertTrue(Double.isFinite(small.norm) && Double.isFinite(large.norm));
        assertEquals(exact.norm, large.norm, 0.05 * exact.norm);
    }

    @Test
    void theScaleFallsToOneAndNoFurtherAndRisesAgain() {
        try (Arena arena = Arena.ofConfined()) {
            LossScale scale = new LossScale(arena);
            int halved = 0;
            while (scale.overflowed(Double.POSITIVE_INFINITY)) {
                halved++;
            }
            assertEquals(16, halved);
            assertEquals(1, scale.factor().floats().get(0));
            for (int step = 0; step < 1000; step++) {
                assertFalse(scale.overflowed(1));
            }
            assertEquals(2, scale.factor().floats().get(0));
        }
    }

    private static Found run(Family family, Precision precision, float finalNorm) {
        ModelConfig model = family.model();
        int[] rows =
                new SplittableRandom(5).ints(BATCH * (TIME + 1), 0, VOCABULARY).toArray();
        try (Arena arena = Arena.ofConfined();
                Engine engine = Engine.open(Device.cpu(), 1)) {
            Map<String, HostTensor> weights = RandomWeights.create(model, 1, arena);
            SplittableRandom random = new SplittableRandom(3);
            weights.values().forEach(weight -> stir(weight, random));
            if (family == Family.LLAMA) {
                HostTensor norm = weights.get("model.norm.weight");
                for (int i = 0; i < norm.shape().size(); i++) {
                    norm.floats().put(i, norm.floats().get(i) * finalNorm);
                }
            }
            try (TrainingStep step = new TrainingStep(
                    engine,
                    model.decoder(BATCH, TIME),
                    weights,
                    List.copyOf(weights.keySet()),
                    new TrainingGraph.Form(1, false, precision))) {
                TrainingStep.Result result = step.run(rows);
                Map<String, float[]> gradients = new TreeMap<>();
                step.gradients().forEach((name, gradient) -> gradients.put(name, gradient.toFloats()));
                return new Found(result.loss(), result.norm(), gradients);
            }
        }
    }

    private static void stir(HostTensor weight, SplittableRandom random) {
        for (int i = 0; i < weight.shape().size(); i++) {
            weight.floats().put(i, weight.floats().get(i) + (float) random.nextDouble(-0.5, 0.5));
        }
    }

    private static Graph graph(Family family, Precision precision) {
        ModelConfig model = family.model();
        List<String> names = List.copyOf(family.config.weightShapes().keySet());
        return TrainingGraph.build(model.decoder(BATCH, TIME), names, new TrainingGraph.Form(1, false, precision));
    }

    private static List<Node> products(Graph graph) {
        return graph.liveNodes().stream()
                .filter(node -> PRODUCTS.contains(node.operator()))
                .toList();
    }

    /// Relative L2 distance.
    private static double distance(float[] exact, float[] other) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < exact.length; i++) {
            difference += Math.pow((double) exact[i] - other[i], 2);
            size += (double) exact[i] * exact[i];
        }
        return Math.sqrt(difference / size);
    }
}
