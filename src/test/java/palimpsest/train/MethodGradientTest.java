package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.graph.Node;
import palimpsest.graph.Operator;
import palimpsest.model.Adapter;
import palimpsest.model.Family;
import palimpsest.model.FamilyExamples;
import palimpsest.model.LinearLayer;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// Gradients and steps of every method on small models of two families, against those of all weights.
class MethodGradientTest {
    private static final int BATCH = 3;
    private static final int TIME = 5;
    private static final int ROWS = BATCH * TIME;
    private static final int VOCABULARY = 17;
    private static final int RANK = 2;
    private static final double ALPHA = 6;
    private static final List<Method> METHODS = List.of(
            new Method.Full(), new Method.LastBlocks(1), new Method.Head(), new Method.Lora(RANK, ALPHA, List.of()));

    private final Arena arena = Arena.ofShared();
    private final Engine engine = Engine.open(Device.cpu(), 1);
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final int[] rows =
            new SplittableRandom(3).ints(BATCH * (TIME + 1), 0, VOCABULARY).toArray();

    @AfterEach
    void close() {
        engine.close();
        threads.shutdown();
        arena.close();
    }

    static Stream<ModelConfig> models() {
        return new FamilyExamples(VOCABULARY, 8, 12, 3, 4, 7, 3)
                .oneOfEach().values().stream().map(family -> ModelConfig.of(family, OptionalInt.empty(), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theGradientsOfTheLastBlocksAreThoseOfTheWholeModel(ModelConfig config) {
        Map<String, HostTensor> weights = stirred(config);
        Map<String, float[]> full = gradients(Tuning.of(new Method.Full(), config), weights);
        Map<String, float[]> last = gradients(Tuning.of(new Method.LastBlocks(2), config), weights);
        List<String> expected = full.keySet().stream()
                .filter(name -> !name.contains(".0.") && !isEmbedding(name, config))
                .toList();
        assertEquals(Set.copyOf(expected), last.keySet());
        last.forEach((name, gradient) -> assertClose(full.get(name), gradient, name));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theGradientOfAHeadAloneIsItsShareOfTheWholeModels(ModelConfig config) {
        Tuning tuning = Tuning.of(new Method.Head(), config);
        Map<String, HostTensor> weights = tuning.weights(stirred(config), 1, arena);
        Map<String, float[]> full = gradients(Tuning.of(new Method.Full(), tuning.config()), weights);
        Map<String, float[]> head = gradients(tuning, weights);
        String name = tuning.config().details().headName();
        assertEquals(Set.of(name), head.keySet());
        assertClose(full.get(name), head.get(name), name);
    }

    @Test
    void theTwoGradientsOfAnUntiedHeadAddUpToTheTiedOnes() {
        ModelConfig tied = models().findFirst().orElseThrow();
        Tuning untied = Tuning.of(new Method.Head(), tied);
        Map<String, HostTensor> weights = untied.weights(stirred(tied), 1, arena);
        float[] both = gradients(Tuning.of(new Method.Full(), tied), weights).get("wte.weight");
        Map<String, float[]> parts = gradients(Tuning.of(new Method.Full(), untied.config()), weights);
        float[] sum = parts.get("wte.weight").clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += parts.get("lm_head.weight")[i];
        }
        assertClose(both, sum, "wte.weight");
    }

    /// With W' = W + s B A, dA = s Bᵀ dW' and dB = s dW' Aᵀ.
    @ParameterizedTest
    @MethodSource("models")
    void theGradientsOfAnAdapterFollowFromThatOfTheMergedWeight(ModelConfig config) {
        Tuning tuning = Tuning.of(new Method.Lora(RANK, ALPHA, List.of()), config);
        Map<String, HostTensor> weights = tuning.weights(stirred(config), 1, arena);
        tuning.trained().keySet().forEach(name -> stir(weights.get(name), new SplittableRandom(name.hashCode())));
        Map<String, float[]> adapter = gradients(tuning, weights);
        Map<String, HostTensor> merged = new HashMap<>(weights);
        Map<String, LinearLayer> layers = tuning.adapter().orElseThrow().covered(config);
        layers.forEach((name, layer) -> merged.put(name + ".weight", merged(name, layer, weights)));
        Map<String, float[]> full = gradients(Tuning.of(new Method.Full(), config), merged);
        boolean fused = config.family() == Family.GPT2 || config.family() == Family.GPT_NEOX;
        assertEquals(fused ? 3 : 9, layers.size());
        layers.forEach((name, layer) -> {
            float[] a = weights.get(Adapter.a(name)).toFloats();
            float[] b = weights.get(Adapter.b(name)).toFloats();
            float[] da = new float[a.length];
            float[] db = new float[b.length];
            for (int out = 0; out < layer.out(); out++) {
                for (int in = 0; in < layer.in(); in++) {
                    float dw = full.get(name + ".weight")[at(layer, out, in)];
                    for (int r = 0; r < RANK; r++) {
                        da[r * (int) layer.in() + in] += (float) ALPHA / RANK * b[out * RANK + r] * dw;
                        db[out * RANK + r] += (float) ALPHA / RANK * a[r * (int) layer.in() + in] * dw;
                    }
                }
            }
            assertClose(da, adapter.get(Adapter.a(name)), name + " A");
            assertClose(db, adapter.get(Adapter.b(name)), name + " B");
        });
    }

    private HostTensor merged(String name, LinearLayer layer, Map<String, HostTensor> weights) {
        float[] weight = weights.get(name + ".weight").toFloats();
        float[] a = weights.get(Adapter.a(name)).toFloats();
        float[] b = weights.get(Adapter.b(name)).toFloats();
        for (int out = 0; out < layer.out(); out++) {
            for (int in = 0; in < layer.in(); in++) {
                for (int r = 0; r < RANK; r++) {
                    weight[at(layer, out, in)] +=
                            (float) ALPHA / RANK * b[out * RANK + r] * a[r * (int) layer.in() + in];
                }
            }
        }
        return HostTensor.ofFloats(
                arena, weight, weights.get(name + ".weight").shape().toArray());
    }

    private static int at(LinearLayer layer, int out, int in) {
        return (int) (layer.inOut() ? in * layer.out() + out : out * layer.in() + in);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anAdapterBeginsAsItsModelToTheBit(ModelConfig config) {
        Map<String, HostTensor> base = stirred(config);
        Tuning tuning = Tuning.of(new Method.Lora(RANK, ALPHA, List.of()), config);
        Map<String, HostTensor> weights = tuning.weights(base, 5, arena);
        try (TrainingStep plain = step(Tuning.of(new Method.Full(), config), base);
                TrainingStep adapted = step(tuning, weights)) {
            assertEquals(plain.run(rows).loss(), adapted.run(rows).loss());
        }
        float[] a = weights.get(tuning.trained().firstEntry().getKey()).toFloats();
        float largest = 0;
        for (float each : a) {
            largest = Math.max(largest, Math.abs(each));
        }
        assertTrue(largest > 0.2 && largest <= 1 / Math.sqrt(8), "A is uniform up to 1/√in: " + largest);
    }

    @ParameterizedTest
    @MethodSource("models")
    void tenStepsOfEachMethodLowerTheLossAndLeaveTheRestAlone(ModelConfig config) {
        for (Method method : METHODS) {
            Map<String, HostTensor> base = stirred(config);
            Map<String, float[]> before = new HashMap<>();
            base.forEach((name, weight) -> before.put(name, weight.toFloats()));
            Tuning tuning = Tuning.of(method, config);
            Map<String, HostTensor> weights = tuning.weights(base, 1, arena);
            OptimizerSettings settings = new OptimizerSettings(2e-2, Schedule.CONSTANT, 0, 0.9, 0.95, 1e-8, 0.1, 1);
            double first = 0;
            double last = 0;
            try (TrainingStep step = step(tuning, weights)) {
                AdamW optimizer = new AdamW(settings, arena, weights, step.gradients());
                assertEquals(tuning.trained().keySet(), optimizer.first().keySet());
                for (int i = 1; i <= 10; i++) {
                    TrainingStep.Result result = step.run(rows);
                    first = i == 1 ? result.loss() : first;
                    last = result.loss();
                    optimizer.step(i, settings.learningRate(), result.norm(), new Workers(threads, 1));
                }
            }
            assertTrue(last < 0.97 * first, method + ": from " + first + " to " + last);
            base.forEach((name, weight) -> {
                boolean trained = tuning.trained().containsKey(name);
                assertEquals(trained, !Arrays.equals(before.get(name), weight.toFloats()), method + " changes " + name);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingIsComputedBackwardBelowTheLowestTrainedBlock(ModelConfig config) {
        List<Node> nodes = nodes(new Method.LastBlocks(1), config);
        for (String name : config.weightShapes().keySet()) {
            boolean below = name.contains(".0.") || name.contains(".1.");
            long readers = readers(nodes, name);
            assertTrue(!below || readers == 1, name + " is read once, on the way forward, not " + readers + " times");
        }
        Shape embedding = config.weightShapes().get(config.details().embeddingName());
        assertFalse(config.tiedHead()
                && nodes.stream()
                        .anyMatch(node -> node.operator() == Operator.SCATTER_ELEMENTS
                                && node.output(0).shape().equals(embedding)));
    }

    /// Activations are matrices of [#ROWS] rows; another product of two axes is the gradient of a matrix.
    @ParameterizedTest
    @MethodSource("models")
    void eachTrainedMatrixAndNoOtherHasTheProductOfItsGradient(ModelConfig config) {
        for (Method method : METHODS) {
            Map<Shape, Long> expected = Tuning.of(method, config).trained().entrySet().stream()
                    .filter(weight -> weight.getValue().rank() == 2)
                    .filter(weight -> config.tiedHead()
                                    && weight.getKey().equals(config.details().embeddingName())
                            || !isEmbedding(weight.getKey(), config))
                    .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.counting()));
            Map<Shape, Long> found = nodes(method, config).stream()
                    .filter(node -> node.operator() == Operator.GEMM)
                    .map(node -> node.output(0).shape())
                    .filter(shape -> shape.at(0) != ROWS && shape.at(0) != 1 && shape.at(1) != 1)
                    .collect(Collectors.groupingBy(shape -> shape, Collectors.counting()));
            assertEquals(expected, found, method.toString());
        }
    }

    private static boolean isEmbedding(String weight, ModelConfig config) {
        return weight.equals(config.details().embeddingName()) || weight.endsWith("wpe.weight");
    }

    private static void assertClose(float[] expected, float[] found, String name) {
        float largest = 0;
        for (float each : expected) {
            largest = Math.max(largest, Math.abs(each));
        }
        assertArrayEquals(expected, found, 2e-5f * largest, name);
    }

    private static List<Node> nodes(Method method, ModelConfig config) {
        Tuning tuning = Tuning.of(method, config);
        return TrainingGraph.build(
                        tuning.decoder(BATCH, TIME),
                        List.copyOf(tuning.trained().keySet()),
                        TrainingGraph.Form.of(1))
                .liveNodes();
    }

    private static long readers(List<Node> nodes, String weight) {
        return nodes.stream()
                .filter(node ->
                        node.inputs().stream().anyMatch(input -> input.name().equals(weight)))
                .count();
    }

    private Map<String, float[]> gradients(Tuning tuning, Map<String, HostTensor> weights) {
        try (TrainingStep step = step(tuning, weights)) {
            step.run(rows);
            Map<String, float[]> gradients = new HashMap<>();
            step.gradients().forEach((name, gradient) -> gradients.put(name, gradient.toFloats()));
            return gradients;
        }
    }

    private TrainingStep step(Tuning tuning, Map<String, HostTensor> weights) {
        return new TrainingStep(
                engine,
                tuning.decoder(BATCH, TIME),
                weights,
                List.copyOf(tuning.trained().keySet()),
                1);
    }

    private Map<String, HostTensor> stirred(ModelConfig config) {
        Map<String, HostTensor> weights = RandomWeights.create(config, 1, arena);
        SplittableRandom random = new SplittableRandom(2);
        weights.values().forEach(weight -> stir(weight, random));
        return weights;
    }

    /// Weights large enough for every part of the model to matter.
    private static void stir(HostTensor weight, SplittableRandom random) {
        for (int i = 0; i < weight.shape().size(); i++) {
            weight.floats().put(i, weight.floats().get(i) + (float) random.nextDouble(-0.5, 0.5));
        }
    }
}
