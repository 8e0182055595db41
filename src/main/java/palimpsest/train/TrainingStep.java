package palimpsest.train;

import java.lang.foreign.Arena;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.Binding;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Graph;
import palimpsest.graph.GraphCost;
import palimpsest.graph.Value;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;
import palimpsest.train.TrainingGraph.Form;

/// Loss and gradients of a batch under the weights as they are, one micro-batch after another.
public final class TrainingStep implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Engine engine;
    private final Form form;
    private final int batch;
    private final int time;
    private final Session session;
    private final double flops;
    private final Binding binding;
    private final HostTensor ids;
    private final HostTensor targets;
    private final HostTensor loss;
    private final HostTensor norm;
    private final Optional<LossScale> scale;
    private final Map<String, HostTensor> gradients = new LinkedHashMap<>();

    /// What a step's batch gave.
    ///
    /// @param loss mean cross-entropy over the batch's targets, nats per token
    /// @param norm global norm of the whole objective's gradient before clipping
    public record Result(double loss, double norm) {}

    /// A step of the cross-entropy alone, in F32, of so many micro-batches.
    public TrainingStep(
            Engine engine, DecoderGraph decoder, Map<String, HostTensor> weights, List<String> trained, int parts) {
        this(engine, decoder, weights, trained, Form.of(parts));
    }

    /// @param decoder forward graph of one micro-batch
    /// @param weights all weights by name
    /// @param trained names of those to differentiate
    /// @param form how a step is made of micro-batches
    public TrainingStep(
            Engine engine, DecoderGraph decoder, Map<String, HostTensor> weights, List<String> trained, Form form) {
        this.engine = engine;
        this.form = form;
        this.batch = decoder.batch();
        this.time = decoder.time();
        Graph graph = TrainingGraph.build(decoder, trained, form);
        session = engine.compile(graph);
        flops = form.parts() * GraphCost.of(graph).flops();
        ids = HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
        targets = HostTensor.allocate(arena, ElementType.I64, decoder.ids().shape());
        loss = HostTensor.allocate(arena, ElementType.F32, Shape.of());
        norm = HostTensor.allocate(arena, ElementType.F32, Shape.of(1));
        Map<String, HostTensor> feeds = new HashMap<>(weights);
        feeds.put(DecoderGraph.IDS, ids);
        feeds.put(TrainingGraph.TARGETS, targets);
        scale = form.precision().scalesLoss() ? Optional.of(new LossScale(arena)) : Optional.empty();
        scale.ifPresent(by -> feeds.put(TrainingGraph.SCALE, by.factor()));
        Map<String, HostTensor> results = new HashMap<>();
        results.put(TrainingGraph.LOSS, loss);
        results.put(TrainingGraph.NORM, norm);
        for (String name : trained) {
            HostTensor gradient = HostTensor.allocate(
                    arena, ElementType.F32, weights.get(name).shape());
            gradients.put(name, gradient);
            // The sum is read and written by one elementwise Add, so both may be the same memory.
            feeds.put(TrainingGraph.sum(name), gradient);
            results.put(TrainingGraph.gradient(name), gradient);
            String underlay = TrainingGraph.underlay(name);
            Value under = graph.outputs().get(underlay);
            if (under != null && engine.device().kind() == Device.Kind.CPU) {
                results.put(underlay, new HostTensor(ElementType.F32, under.shape(), gradient.memory()));
            }
        }
        engine.place(weights.values());
        engine.place(gradients.values());
        binding = session.bind(feeds, results);
    }

    /// Multiplications and additions of the matrix products of a step.
    public double flops() {
        return flops;
    }

    /// Gradients by weight name, as the last run left them; placed where the engine has a memory apart.
    public Map<String, HostTensor> gradients() {
        return gradients;
    }

    /// Runs a batch.
    ///
    /// @param rows `parts · batch` rows of `time` + 1 ids, one after another
    public Result run(int[] rows) {
        Result result = attempt(rows);
        while (scale.isPresent() && scale.get().overflowed(result.norm())) {
            result = attempt(rows);
        }
        return result;
    }

    private Result attempt(int[] rows) {
        if (form.parts() > 1 && !form.begun()) {
            engine.clear(gradients.values());
        }
        double sum = 0;
        for (int part = 0; part < form.parts(); part++) {
            fill(rows, part * batch);
            binding.run();
            sum += loss.floats().get(0);
        }
        return new Result(sum / form.parts(), norm.floats().get(0));
    }

    private void fill(int[] rows, int first) {
        LongBuffer in = ids.longs();
        LongBuffer out = targets.longs();
        for (int row = first; row < first + batch; row++) {
            int start = row * (time + 1);
            for (int i = start; i < start + time; i++) {
                in.put(rows[i]);
                out.put(rows[i + 1]);
            }
        }
    }

    @Override
    public void close() {
        binding.close();
        session.close();
        arena.close();
    }
}
