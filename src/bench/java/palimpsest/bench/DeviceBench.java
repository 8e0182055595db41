package palimpsest.bench;

import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;
import palimpsest.train.Optimizer;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Precision;
import palimpsest.train.TrainingGraph;
import palimpsest.train.TrainingStep;
import palimpsest.train.Workers;

/// Where a step's state is. On a CPU: AdamW on the host beside AdamW as a graph over tensors apart from the host's, in
/// pairs, which shows what the graph costs. On a GPU: tokens a second with the state on it, in each precision.
final class DeviceBench {
    private static final int FIRST_STEPS = 3;
    private static final int ROUNDS = 7;

    private DeviceBench() {}

    static void run(List<String> options, PrintStream out) {
        Device device = Device.best();
        if (device.kind() == Device.Kind.CPU) {
            out.printf("On the CPU. %s%n", device.note());
            compare(TrainingShape.TINY, device, out);
            compare(TrainingShape.S, device, out);
        } else {
            out.printf("On %s%n", device.name());
            for (TrainingShape shape : List.of(TrainingShape.S, TrainingShape.M)) {
                for (Precision precision : Precision.values()) {
                    alone(shape, device, precision, out);
                }
            }
        }
    }

    private static void compare(TrainingShape shape, Device device, PrintStream out) {
        try (Training host = new Training(shape, device, false, Precision.F32);
                Training apart = new Training(shape, device, true, Precision.F32)) {
            for (int step = 0; step < FIRST_STEPS; step++) {
                double there = host.step();
                double here = apart.step();
                if (there != here) {
                    throw new IllegalStateException("expected the same loss, found %s and %s".formatted(there, here));
                }
            }
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                boolean first = round % 2 == 0;
                double before = first ? host.speed() : apart.speed();
                double after = first ? apart.speed() : host.speed();
                ratios[round] = first ? after / before : before / after;
                out.printf(
                        Locale.ROOT,
                        "  %-4s round %d: host %,7.0f tokens/s, graph %,7.0f, %.2fx%n",
                        shape,
                        round + 1,
                        first ? before : after,
                        first ? after : before,
                        ratios[round]);
            }
            out.printf(
                    Locale.ROOT,
                    "  %-4s the same losses; the graph at %.2fx the speed of the host (median of %d pairs)%n",
                    shape,
                    DoubleStream.of(ratios)
                            .sorted()
                            .skip(ROUNDS / 2)
                            .findFirst()
                            .orElseThrow(),
                    ROUNDS);
        }
    }

    private static void alone(TrainingShape shape, Device device, Precision precision, PrintStream out) {
        try (Training training = new Training(shape, device, true, precision)) {
            double loss = 0;
            for (int step = 0; step < FIRST_STEPS; step++) {
                loss = training.step();
            }
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.max(best, training.speed());
            }
            out.printf(
                    Locale.ROOT,
                    "  %-4s %-4s %,9.0f tokens/s, best of %d rounds; loss %.4f at step %d%n",
                    shape,
                    precision,
                    best,
                    ROUNDS,
                    loss,
                    FIRST_STEPS);
        }
    }

    /// A model in training, of the same parts as in a run.
    private static final class Training implements AutoCloseable {
        private final Arena arena = Arena.ofShared();
        private final TrainingShape shape;
        private final OptimizerSettings settings;
        private final Engine engine;
        private final ExecutorService threads;
        private final Workers workers;
        private final TrainingStep step;
        private final Optimizer optimizer;
        private long steps;

        Training(TrainingShape shape, Device device, boolean apart, Precision precision) {
            this.shape = shape;
            settings = shape.optimizer();
            engine = Engine.open(device, 0, apart);
            threads = Executors.newFixedThreadPool(engine.threads());
            workers = new Workers(threads, engine.threads());
            Map<String, HostTensor> weights = RandomWeights.create(shape.config(), 1, arena);
            List<String> names = List.copyOf(weights.keySet());
            step = new TrainingStep(
                    engine,
                    shape.config().decoder(shape.batch(), shape.time()),
                    weights,
                    names,
                    new TrainingGraph.Form(1, false, precision));
            optimizer = Optimizer.of(engine, settings, arena, weights, step.gradients());
        }

        double step() {
            TrainingStep.Result result = step.run(shape.rows(++steps));
            optimizer.step(steps, settings.learningRate(), result.norm(), workers);
            return result.loss();
        }

        /// Tokens a second over a round.
        double speed() {
            long start = System.nanoTime();
            for (int count = 0; count < shape.steps(); count++) {
                step();
            }
            return 1e9 * shape.steps() * shape.tokensPerStep() / (System.nanoTime() - start);
        }

        @Override
        public void close() {
            optimizer.close();
            step.close();
            engine.close();
            threads.shutdown();
            arena.close();
        }
    }
}
