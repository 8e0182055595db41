package palimpsest.bench;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;
import palimpsest.train.AdamW;
import palimpsest.train.Method;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.TrainingStep;
import palimpsest.train.Tuning;
import palimpsest.train.Workers;

/// This program's own step, of the same parts as in a run.
final class PalimpsestSide implements Side {
    private final Arena arena = Arena.ofShared();
    private final OptimizerSettings settings;
    private final Engine engine;
    private final ExecutorService threads;
    private final Workers workers;
    private final TrainingStep training;
    private final AdamW optimizer;

    PalimpsestSide(TrainingShape shape, int count, Method method) {
        settings = shape.optimizer();
        engine = Engine.open(Device.cpu(), count);
        threads = Executors.newFixedThreadPool(count);
        workers = new Workers(threads, count);
        Tuning tuning = Tuning.of(method, shape.config());
        Map<String, HostTensor> weights = tuning.weights(RandomWeights.create(shape.config(), 1, arena), 1, arena);
        training = new TrainingStep(
                engine,
                tuning.decoder(shape.batch(), shape.time()),
                weights,
                List.copyOf(tuning.trained().keySet()),
                1);
        optimizer = new AdamW(settings, arena, weights, training.gradients());
    }

    @Override
    public double step(long step, int[] rows) {
        TrainingStep.Result result = training.run(rows);
        optimizer.step(step, settings.learningRate(), result.norm(), workers);
        return result.loss();
    }

    @Override
    public void close() {
        training.close();
        engine.close();
        threads.shutdown();
        arena.close();
    }
}
