package palimpsest.train;

import java.lang.foreign.Arena;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.data.ReplayMix;
import palimpsest.engine.Binding;
import palimpsest.engine.Engine;
import palimpsest.engine.Session;
import palimpsest.graph.Graph;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.Shape;

/// KL(p0 || p) on old text, in micro-batches of their own: what the base makes of them first, then the divergence of
/// the model's predictions from the base's and its gradients.
///
/// Which rows a step takes depends on its number alone.
final class Distillation implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final ReplayMix rows;
    private final int parts;
    private final int batch;
    private final int time;
    private final HostTensor ids;
    private final HostTensor kl;
    private final Session teacher;
    private final Session student;
    private final Binding teaching;
    private final Binding learning;

    /// What a divergence is taken between.
    ///
    /// @param weights all weights by name
    /// @param base the same as they were in the base
    /// @param trained names of those that are trained
    /// @param gradients their gradients, which are added to
    record Models(
            Map<String, HostTensor> weights,
            Map<String, HostTensor> base,
            List<String> trained,
            Map<String, HostTensor> gradients) {}

    /// @param decoders forward graph of a micro-batch
    /// @param rows the old text's rows
    /// @param parts micro-batches of a step
    /// @param batch rows of a micro-batch
    /// @param coefficient what the divergence counts in the objective
    Distillation(
            Engine engine,
            KeepingTerms.Decoders decoders,
            Models models,
            ReplayMix rows,
            int parts,
            int batch,
            double coefficient) {
        this.rows = rows;
        this.parts = parts;
        this.batch = batch;
        DecoderGraph base = decoders.build(batch);
        DecoderGraph tuned = decoders.build(batch);
        this.time = base.time();
        Graph teaching = DistillationGraph.teacher(base);
        teacher = engine.compile(teaching);
        student = engine.compile(DistillationGraph.student(tuned, models.trained(), (float) (coefficient / parts)));
        ids = HostTensor.allocate(arena, ElementType.I64, base.ids().shape());
        kl = HostTensor.allocate(arena, ElementType.F32, Shape.of());
        HostTensor handed = HostTensor.allocate(
                arena,
                ElementType.F32,
                teaching.outputs().get(DistillationGraph.BASE).shape());
        engine.place(List.of(handed));
        Map<String, HostTensor> asked = new HashMap<>(models.base());
        asked.put(DecoderGraph.IDS, ids);
        this.teaching = teacher.bind(asked, Map.of(DistillationGraph.BASE, handed));
        Map<String, HostTensor> feeds = new HashMap<>(models.weights());
        models.base().forEach((name, tensor) -> feeds.put(DistillationGraph.base(name), tensor));
        feeds.put(DecoderGraph.IDS, ids);
        feeds.put(DistillationGraph.BASE, handed);
        Map<String, HostTensor> results = new HashMap<>();
        results.put(DistillationGraph.KL, kl);
        models.gradients().forEach((name, gradient) -> {
            // read and written by one elementwise Add, as in a training step
            feeds.put(TrainingGraph.sum(name), gradient);
            results.put(TrainingGraph.gradient(name), gradient);
        });
        learning = student.bind(feeds, results);
    }

    /// Adds the gradients of a step's old rows.
    ///
    /// @param step from 1
    /// @return mean KL(p0 || p) over these rows, nats per token
    double add(long step) {
        int[] taken = new int[parts * batch * rows.rowLength()];
        rows.fillBatch(step - 1, parts * batch, taken);
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            fill(taken, part * batch);
            teaching.run();
            learning.run();
            sum += kl.floats().get(0);
        }
        // rounding can take a divergence of nothing below 0
        return Math.max(0, sum / parts);
    }

    private void fill(int[] taken, int first) {
        LongBuffer in = ids.longs();
        for (int row = first; row < first + batch; row++) {
            int start = row * rows.rowLength();
            for (int i = start; i < start + time; i++) {
                in.put(taken[i]);
            }
        }
    }

    @Override
    public void close() {
        teaching.close();
        learning.close();
        teacher.close();
        student.close();
        arena.close();
    }
}
