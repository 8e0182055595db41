package palimpsest.train;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import palimpsest.data.ReplayMix;
import palimpsest.data.RowSource;
import palimpsest.data.SpacedRows;
import palimpsest.engine.Engine;
import palimpsest.model.DecoderGraph;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;

/// The terms of a run's objective beside the cross-entropy, which hold the model to what the base knew:
/// [Distillation], L2-SP and EWC ([WeightDistance]), alone or together.
///
/// They write a step's gradients before its batch adds to them, so that the clipped norm is that of the whole
/// objective.
/// Everything depends on the step's number and the weights alone.
public final class KeepingTerms implements AutoCloseable {
    /// Rows of a step for each one on which the divergence is taken: predictions say far more than labels, so fewer
    /// rows do.
    private static final int ROWS_FOR_ONE = 4;
    /// Most rows that the Fisher information is measured on.
    private static final int FISHER_ROWS = 64;

    private final Map<String, HostTensor> gradients;
    private final Keeping keeping;
    private final Engine engine;
    private WeightDistance distance;
    private Distillation distillation;

    /// What the terms are of.
    ///
    /// @param decoders forward graph of so many rows
    /// @param weights all weights by name, as they are in the base when the terms are made
    /// @param trained names of those that are trained
    /// @param old the old text; null where no term reads any
    /// @param oldInFileOrder whether its rows are packed ones, taken in their order
    /// @param fisher file of the Fisher information, read where it is there and written where it is not
    public record Sources(
            Engine engine,
            Decoders decoders,
            Map<String, HostTensor> weights,
            List<String> trained,
            RowSource old,
            boolean oldInFileOrder,
            Path fisher) {}

    /// Builds the forward graph of so many rows.
    @FunctionalInterface
    public interface Decoders {
        DecoderGraph build(int batch);
    }

    /// The old rows on which a step's divergence is taken.
    ///
    /// @param parts micro-batches of a step
    /// @param together rows of a micro-batch
    public record OldRows(int parts, int together) {
        public static OldRows of(Plan plan) {
            int rows = Math.ceilDiv(plan.batch(), ROWS_FOR_ONE);
            int together = largestDivisor(rows, plan.rows());
            return new OldRows(rows / together, together);
        }

        /// This plan with a step of one such micro-batch, to see what it costs.
        public static Plan onePart(Plan plan) {
            return plan.withAccumulation(1).withBatch(ROWS_FOR_ONE * of(plan).together());
        }

        /// Rows of the Fisher information that a text of so many rows is measured on.
        public static int ofFisher(int rows) {
            return Math.min(rows, FISHER_ROWS);
        }
    }

    /// @param gradients of the trained weights, which every step begins to write
    /// @param arena where the base's weights and the Fisher information live
    /// @param progress told how much of the Fisher information is measured, 0 to 1; may throw to give up
    public KeepingTerms(
            Plan plan, Sources sources, Map<String, HostTensor> gradients, Arena arena, DoubleConsumer progress) {
        this.engine = sources.engine();
        this.gradients = gradients;
        this.keeping = plan.keeping();
        Map<String, HostTensor> base = new LinkedHashMap<>(sources.weights());
        sources.trained().forEach(name -> base.put(name, copy(sources.weights().get(name), arena)));
        engine.place(base.values());
        Map<String, HostTensor> fisher = keeping.ewc() > 0 ? fisher(sources, arena, progress) : Map.of();
        if (keeping.l2sp() > 0 || keeping.ewc() > 0) {
            distance = new WeightDistance(engine, keeping, sources.weights(), base, fisher, gradients);
        }
        if (keeping.kl() > 0) {
            OldRows rows = OldRows.of(plan);
            distillation = new Distillation(
                    sources.engine(),
                    sources.decoders(),
                    new Distillation.Models(sources.weights(), base, sources.trained(), gradients),
                    new ReplayMix(null, false, sources.old(), sources.oldInFileOrder(), 1, plan.seed() + 1),
                    rows.parts(),
                    rows.together(),
                    keeping.kl());
        }
    }

    /// Begins the gradients of a step with those of the terms.
    ///
    /// @param step from 1
    public Penalties begin(long step) {
        Penalties distances = distances();
        return new Penalties(divergence(step), distances.l2sp(), distances.ewc());
    }

    /// Begins the gradients of a step with those of L2-SP and EWC, or with nothing.
    public Penalties distances() {
        OptionalDouble l2sp = OptionalDouble.empty();
        OptionalDouble ewc = OptionalDouble.empty();
        if (distance == null) {
            engine.clear(gradients.values());
        } else {
            WeightDistance.Distances distances = distance.write();
            l2sp = keeping.l2sp() > 0 ? OptionalDouble.of(distances.plain()) : l2sp;
            ewc = keeping.ewc() > 0 ? OptionalDouble.of(distances.weighted()) : ewc;
        }
        return new Penalties(OptionalDouble.empty(), l2sp, ewc);
    }

    /// Adds the gradients of the divergence.
    ///
    /// @param step from 1
    /// @return the divergence; empty where the objective has none
    public OptionalDouble divergence(long step) {
        return distillation == null ? OptionalDouble.empty() : OptionalDouble.of(distillation.add(step));
    }

    private static Map<String, HostTensor> fisher(Sources sources, Arena arena, DoubleConsumer progress) {
        Map<String, HostTensor> trained = new LinkedHashMap<>();
        sources.trained().forEach(name -> trained.put(name, sources.weights().get(name)));
        if (Files.exists(sources.fisher())) {
            Map<String, HostTensor> read = FisherInformation.read(sources.fisher(), trained, arena);
            sources.engine().place(read.values());
            return read;
        }
        RowSource rows = new SpacedRows(sources.old(), FISHER_ROWS);
        try (TrainingStep step = new TrainingStep(
                sources.engine(), sources.decoders().build(1), sources.weights(), sources.trained(), 1)) {
            Map<String, HostTensor> fisher = FisherInformation.measure(sources.engine(), step, rows, arena, progress);
            FisherInformation.write(sources.fisher(), fisher);
            return fisher;
        }
    }

    private static HostTensor copy(HostTensor weight, Arena arena) {
        HostTensor copy = HostTensor.allocate(arena, ElementType.F32, weight.shape());
        copy.memory().copyFrom(weight.memory());
        return copy;
    }

    /// The largest number up to `most` that divides `number`.
    private static int largestDivisor(int number, int most) {
        int divisor = Math.min(number, most);
        while (number % divisor > 0) {
            divisor--;
        }
        return divisor;
    }

    @Override
    public void close() {
        if (distance != null) {
            distance.close();
        }
        if (distillation != null) {
            distillation.close();
        }
    }
}
