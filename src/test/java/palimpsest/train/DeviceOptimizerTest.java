package palimpsest.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.data.RowSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.HeldOutLoss;
import palimpsest.model.FamilyConfig;
import palimpsest.model.Gpt2Config;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// Training with weights, gradients and moments that stay on the device, beside training on the host: on a CPU
/// both must give the same bits.
class DeviceOptimizerTest {
    private static final int VOCABULARY = 23;
    private static final int TIME = 6;
    private static final int BATCH = 2;
    private static final int STEPS = 20;
    private static final ExecutorService THREADS = Executors.newSingleThreadExecutor();
    private static final FamilyConfig GPT2 = new Gpt2Config(VOCABULARY, 8, 12, 2, 2, 7, 1e-3f, true, "");
    private static final FamilyConfig LLAMA =
            new LlamaConfig(VOCABULARY, 8, 12, 2, 4, 2, 2, 7, 1e-5f, 10_000, true, true, true);

    @AfterAll
    static void close() {
        THREADS.shutdown();
    }

    /// A model in training.
    private static final class Training implements AutoCloseable {
        private final Arena arena = Arena.ofShared();
        private final Engine engine;
        private final ModelConfig config;
        private final OptimizerSettings settings;
        private final int parts;
        private final Map<String, HostTensor> weights;
        private final TrainingStep step;
        private final Optimizer optimizer;

        Training(FamilyConfig family, OptimizerSettings settings, int parts, List<String> trained, boolean apart) {
            this.settings = settings;
            this.parts = parts;
            engine = Engine.open(Device.cpu(), 1, apart);
            config = ModelConfig.of(family, OptionalInt.empty(), Set.of());
            weights = RandomWeights.create(config, 1, arena);
            List<String> names = trained.isEmpty() ? List.copyOf(weights.keySet()) : trained;
            step = new TrainingStep(engine, config.decoder(BATCH, TIME), weights, names, parts);
            optimizer = Optimizer.of(engine, settings, arena, weights, step.gradients());
        }

        /// Loss and norm of each step from `first` to `last`.
        List<TrainingStep.Result> run(long first, long last) {
            List<TrainingStep.Result> results = new ArrayList<>();
            for (long at = first; at <= last; at++) {
                int[] rows = new SplittableRandom(at)
                        .ints((long) parts * BATCH * (TIME + 1), 0, VOCABULARY)
                        .toArray();
                TrainingStep.Result result = step.run(rows);
                double rate = settings.schedule().rate(settings.learningRate(), at, STEPS, settings.warmup());
                optimizer.step(at, rate, result.norm(), new Workers(THREADS, 1));
                results.add(result);
            }
            return results;
        }

        double heldOutLoss() {
            RowSource row = new RowSource() {
                @Override
                public int rows() {
                    return 1;
                }

                @Override
                public int rowLength() {
                    return TIME + 1;
                }

                @Override
                public void read(int index, int[] into, int offset) {
                    for (int i = 0; i <= TIME; i++) {
                        into[offset + i] = 3 * i % VOCABULARY;
                    }
                }
            };
            int[] bytes = new int[VOCABULARY];
            Arrays.fill(bytes, 1);
            try (HeldOutLoss loss = new HeldOutLoss(
                    engine, config.decoder(BATCH, TIME), weights, List.of(new HeldOutLoss.Area("new", row)), bytes)) {
                return loss.measure().getFirst().natsPerToken();
            }
        }

        @Override
        public void close() {
            optimizer.close();
            step.close();
            engine.close();
            arena.close();
        }
    }

    static Stream<Arguments> runs() {
        OptimizerSettings usual = OptimizerSettings.standard();
        OptimizerSettings all = new OptimizerSettings(3e-2, Schedule.COSINE, 3, 0.8, 0.97, 1e-6, 0.1, 0.5);
        OptimizerSettings unclipped = new OptimizerSettings(1e-2, Schedule.LINEAR, 0, 0.9, 0.95, 1e-8, 0.01, 0);
        List<String> part = List.of("model.layers.1.mlp.down_proj.weight", "model.norm.weight");
        return Stream.of(
                Arguments.of("the usual settings", LLAMA, usual, 1, List.of()),
                Arguments.of("clipping, decay, warm-up, cosine", GPT2, all, 1, List.of()),
                Arguments.of("no clipping, three micro-batches", LLAMA, unclipped, 3, List.of()),
                Arguments.of("a part of the weights", LLAMA, all, 2, part));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void bothGiveTheSameBits(
            String what, FamilyConfig family, OptimizerSettings settings, int parts, List<String> trained) {
        try (Training host = new Training(family, settings, parts, trained, false);
                Training device = new Training(family, settings, parts, trained, true)) {
            assertInstanceOf(AdamW.class, host.optimizer);
            assertInstanceOf(DeviceAdamW.class, device.optimizer);
            assertEquals(host.run(1, STEPS), device.run(1, STEPS), what);
            assertEquals(host.heldOutLoss(), device.heldOutLoss(), "held-out loss is measured where the weights are");
            device.optimizer.toHost();
            host.weights.forEach((name, weight) -> assertArrayEquals(
                    weight.toFloats(), device.weights.get(name).toFloats(), name));
            host.optimizer
                    .second()
                    .forEach((name, moment) -> assertArrayEquals(
                            moment.toFloats(),
                            device.optimizer.second().get(name).toFloats(),
                            name));
        }
    }

    @Test
    void trainingGoesOnFromWhatWasBroughtToTheHost() {
        OptimizerSettings settings = OptimizerSettings.standard();
        try (Training whole = new Training(LLAMA, settings, 1, List.of(), true);
                Training before = new Training(LLAMA, settings, 1, List.of(), true);
                Training after = new Training(LLAMA, settings, 1, List.of(), true)) {
            List<TrainingStep.Result> expected = whole.run(1, 8);
            before.run(1, 5);
            before.optimizer.toHost();
            copy(before.weights, after.weights);
            copy(before.optimizer.first(), after.optimizer.first());
            copy(before.optimizer.second(), after.optimizer.second());
            after.optimizer.fromHost();
            assertEquals(expected.subList(5, 8), after.run(6, 8));
        }
    }

    private static void copy(Map<String, HostTensor> from, Map<String, HostTensor> to) {
        to.forEach((name, tensor) -> tensor.memory().copyFrom(from.get(name).memory()));
    }
}
