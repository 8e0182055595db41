package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.data.RowSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// The terms that hold a model to its base: each gradient against central differences of its value.
class KeepingTermsTest {
    private static final int BATCH = 8;
    private static final int TIME = 5;
    private static final int VOCABULARY = 11;
    private static final int OLD_ROWS = 6;
    private static final float STEP = 3e-3f;
    /// For what is quadratic, whose central differences are exact at any distance.
    private static final float LONG_STEP = 0.3f;

    @TempDir
    private Path folder;

    private final ModelConfig config = ModelConfig.of(
            new LlamaConfig(VOCABULARY, 8, 12, 2, 4, 2, 2, 7, 1e-5f, 10_000, true, true, true),
            OptionalInt.empty(),
            Set.of());
    private final SplittableRandom random = new SplittableRandom(3);
    private final RowSource old = rows();
    private final Arena arena = Arena.ofShared();
    private Engine engine;
    private Map<String, HostTensor> weights;
    private TrainingStep training;

    @BeforeEach
    void open() {
        engine = Engine.open(Device.cpu(), 1);
        weights = RandomWeights.create(config, 1, arena);
        weights.values().forEach(weight -> stir(weight, 0.5));
        training = training();
    }

    private TrainingStep training() {
        return new TrainingStep(
                engine,
                config.decoder(BATCH / 2, TIME),
                weights,
                List.copyOf(weights.keySet()),
                new TrainingGraph.Form(2, true, Precision.F32));
    }

    @AfterEach
    void close() {
        training.close();
        engine.close();
        arena.close();
    }

    @Test
    void theDivergencesGradientIsItsSlope() {
        try (KeepingTerms terms = terms(new Keeping(0.7, 0, 0, Optional.empty()))) {
            assertSlopes(terms, penalties -> 0.7 * penalties.kl().orElseThrow(), STEP);
        }
    }

    @Test
    void theDistancesGradientIsItsSlope() {
        try (KeepingTerms terms = terms(new Keeping(0, 0.3, 0, Optional.empty()))) {
            assertSlopes(terms, penalties -> 0.3 * penalties.l2sp().orElseThrow(), LONG_STEP);
        }
    }

    @Test
    void theGradientOfTheDistanceByFisherInformationIsItsSlope() {
        try (KeepingTerms terms = terms(new Keeping(0, 0, 20, Optional.empty()))) {
            assertSlopes(terms, penalties -> 20 * penalties.ewc().orElseThrow(), LONG_STEP);
        }
    }

    @Test
    void theGradientsOfAllTermsAndTheBatchAddUp() {
        int[] batch = random.ints(BATCH * (TIME + 1), 0, VOCABULARY).toArray();
        try (KeepingTerms all = terms(new Keeping(0.7, 0.3, 20, Optional.empty()));
                KeepingTerms kl = terms(new Keeping(0.7, 0, 0, Optional.empty()));
                KeepingTerms l2sp = terms(new Keeping(0, 0.3, 0, Optional.empty()));
                KeepingTerms ewc = terms(new Keeping(0, 0, 20, Optional.empty()))) {
            weights.values().forEach(weight -> stir(weight, 0.2));
            Map<String, double[]> sums = new LinkedHashMap<>();
            for (KeepingTerms one : List.of(kl, l2sp, ewc)) {
                one.begin(1);
                add(sums, training.gradients());
            }
            training.gradients().values().forEach(gradient -> gradient.memory().fill((byte) 0));
            training.run(batch);
            add(sums, training.gradients());
            all.begin(1);
            double norm = training.run(batch).norm();
            double square = 0;
            for (Map.Entry<String, HostTensor> gradient : training.gradients().entrySet()) {
                float[] found = gradient.getValue().toFloats();
                double[] expected = sums.get(gradient.getKey());
                for (int i = 0; i < found.length; i++) {
                    assertEquals(expected[i], found[i], 1e-5 + 1e-6 * Math.abs(expected[i]), gradient.getKey());
                    square += (double) found[i] * found[i];
                }
            }
            assertEquals(Math.sqrt(square), norm, 1e-4 * norm, "the norm is that of the whole objective");
        }
    }

    @Test
    void theBaseItselfHasNoPenaltyAndNoGradient() {
        try (KeepingTerms terms = terms(new Keeping(1, 1, 1, Optional.empty()))) {
            Penalties penalties = terms.begin(1);
            assertEquals(0, penalties.l2sp().orElseThrow());
            assertEquals(0, penalties.ewc().orElseThrow());
            assertEquals(0, penalties.kl().orElseThrow(), 1e-6);
            training.gradients()
                    .forEach((name, gradient) ->
                            assertArrayEquals(new float[gradient.toFloats().length], gradient.toFloats(), 1e-6f, name));
        }
    }

    @Test
    void theFisherInformationIsTheMeanSquareOfARowsSlopeByItsTargets() {
        HostTensor weight = weights.get("model.norm.weight");
        float[] kept = weight.toFloats();
        double[] expected = new double[kept.length];
        try (TrainingStep one =
                new TrainingStep(engine, config.decoder(1, TIME), weights, List.copyOf(weights.keySet()), 1)) {
            int[] row = new int[TIME + 1];
            for (int index = 0; index < OLD_ROWS; index++) {
                old.read(index, row, 0);
                for (int i = 0; i < kept.length; i++) {
                    weight.floats().put(i, kept[i] + STEP);
                    double above = one.run(row).loss();
                    weight.floats().put(i, kept[i] - STEP);
                    double slope = (above - one.run(row).loss()) / (2 * STEP);
                    weight.floats().put(i, kept[i]);
                    expected[i] += TIME * slope * slope / OLD_ROWS;
                }
            }
        }
        try (KeepingTerms terms = terms(new Keeping(0, 0, 1, Optional.empty()))) {
            assertTrue(Files.exists(folder.resolve("fisher")));
            float[] found = FisherInformation.read(folder.resolve("fisher"), weights, arena)
                    .get("model.norm.weight")
                    .toFloats();
            for (int i = 0; i < found.length; i++) {
                assertEquals(expected[i], found[i], 0.01 * expected[i] + 1e-5);
            }
            assertTrue(terms.begin(1).ewc().isPresent());
        }
    }

    @Test
    void onADeviceWithAMemoryOfItsOwnTheNumbersAreTheSame() {
        Keeping every = new Keeping(0.7, 0.3, 20, Optional.empty());
        Penalties here;
        Map<String, float[]> gradients = new LinkedHashMap<>();
        Map<String, float[]> kept = new LinkedHashMap<>();
        weights.forEach((name, weight) -> kept.put(name, weight.toFloats()));
        Map<String, float[]> moved = new LinkedHashMap<>();
        try (KeepingTerms terms = terms(every)) {
            weights.values().forEach(weight -> stir(weight, 0.2));
            weights.forEach((name, weight) -> moved.put(name, weight.toFloats()));
            here = terms.begin(1);
            training.gradients().forEach((name, gradient) -> gradients.put(name, gradient.toFloats()));
        }
        training.close();
        engine.close();
        kept.forEach((name, values) -> weights.get(name).floats().put(values));
        engine = Engine.open(Device.cpu(), 1, true);
        training = training();
        try (KeepingTerms terms = terms(every)) {
            moved.forEach((name, values) -> weights.get(name).floats().put(values));
            engine.toDevice(weights.values());
            assertEquals(here, terms.begin(1));
            engine.toHost(training.gradients().values());
            training.gradients()
                    .forEach((name, gradient) -> assertArrayEquals(gradients.get(name), gradient.toFloats(), name));
        }
    }

    @Test
    void theFisherInformationThatIsThereIsTaken() {
        Map<String, HostTensor> ones = new LinkedHashMap<>();
        weights.forEach((name, weight) -> {
            float[] values = new float[(int) weight.shape().size()];
            java.util.Arrays.fill(values, 1);
            ones.put(name, HostTensor.ofFloats(arena, values, weight.shape().toArray()));
        });
        FisherInformation.write(folder.resolve("fisher"), ones);
        try (KeepingTerms terms = terms(new Keeping(0, 1e-9, 1, Optional.empty()))) {
            weights.values().forEach(weight -> stir(weight, 0.2));
            Penalties penalties = terms.begin(1);
            assertEquals(penalties.l2sp().orElseThrow(), penalties.ewc().orElseThrow(), 1e-9);
        }
    }

    /// Terms whose base is the weights as they are.
    private KeepingTerms terms(Keeping keeping) {
        Plan plan = Plan.of(Path.of("model"))
                .withSteps(1)
                .withBatch(BATCH)
                .withAccumulation(2)
                .withContext(TIME)
                .withThreads(1)
                .withDevice(DeviceChoice.CPU)
                .withKeeping(keeping);
        return new KeepingTerms(
                plan,
                new KeepingTerms.Sources(
                        engine,
                        rows -> config.decoder(rows, TIME),
                        weights,
                        List.copyOf(weights.keySet()),
                        old,
                        false,
                        folder.resolve("fisher")),
                training.gradients(),
                arena,
                done -> {});
    }

    /// Moves the weights away from the base, and then along each gradient.
    private void assertSlopes(KeepingTerms terms, ToDoubleFunction<Penalties> value, double step) {
        weights.values().forEach(weight -> stir(weight, 0.2));
        for (String name : weights.keySet()) {
            var _ = value.applyAsDouble(terms.begin(1));
            float[] gradient = training.gradients().get(name).toFloats();
            double norm = norm(gradient);
            HostTensor weight = weights.get(name);
            float[] kept = weight.toFloats();
            double above = at(terms, value, weight, kept, gradient, step / norm);
            double below = at(terms, value, weight, kept, gradient, -step / norm);
            weight.floats().put(kept);
            assertEquals(norm, (above - below) / (2 * step), 5e-3 * Math.max(0.1, norm), name);
        }
    }

    private double at(
            KeepingTerms terms,
            ToDoubleFunction<Penalties> value,
            HostTensor weight,
            float[] kept,
            float[] direction,
            double by) {
        for (int i = 0; i < kept.length; i++) {
            weight.floats().put(i, (float) (kept[i] + by * direction[i]));
        }
        return value.applyAsDouble(terms.begin(1));
    }

    private void stir(HostTensor weight, double most) {
        for (int i = 0; i < weight.shape().size(); i++) {
            weight.floats().put(i, weight.floats().get(i) + (float) random.nextDouble(-most, most));
        }
    }

    private RowSource rows() {
        int[] ids = random.ints(OLD_ROWS * (TIME + 1), 0, VOCABULARY).toArray();
        return new RowSource() {
            @Override
            public int rows() {
                return OLD_ROWS;
            }

            @Override
            public int rowLength() {
                return TIME + 1;
            }

            @Override
            public void read(int index, int[] into, int offset) {
                System.arraycopy(ids, index * (TIME + 1), into, offset, TIME + 1);
            }
        };
    }

    private static void add(Map<String, double[]> sums, Map<String, HostTensor> gradients) {
        gradients.forEach((name, gradient) -> {
            float[] more = gradient.toFloats();
            double[] sum = sums.computeIfAbsent(name, _ -> new double[more.length]);
            for (int i = 0; i < more.length; i++) {
                sum[i] += more[i];
            }
        });
    }

    private static double norm(float[] values) {
        double square = 0;
        for (float value : values) {
            square += (double) value * value;
        }
        return Math.sqrt(square);
    }
}
