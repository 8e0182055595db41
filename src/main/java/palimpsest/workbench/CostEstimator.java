package palimpsest.workbench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.graph.GraphCost;
import palimpsest.measure.QuestionLoad;
import palimpsest.measure.ScoringCost;
import palimpsest.model.DecoderGraph;
import palimpsest.model.ModelConfig;
import palimpsest.model.ModelFolder;
import palimpsest.train.Keeping.SelfReplay;
import palimpsest.train.KeepingCost;
import palimpsest.train.KeepingTerms;
import palimpsest.train.Plan;
import palimpsest.train.TrainingGraph;
import palimpsest.train.Tuning;

/// What a plan's run takes, told from the graphs it would run, before anything is computed (decision record 15): its
/// memory, and about how long each of its parts takes.
final class CostEstimator {
    /// What the program takes before any tensor: the virtual machine, the runtime, the tokenizer and the texts.
    private static final long OWN_BYTES = 260L << 20;
    /// What the runtime's arena takes for each byte that lives in it: its chunks do not fit without gaps.
    private static final double ARENA = 1.16;
    /// The optimizer reads a weight, its gradient and two moments, and writes all but the gradient.
    private static final int OPTIMIZER_MOVES = 7 * Float.BYTES;
    /// A square is added to a sum.
    private static final int FISHER_MOVES = 3 * Float.BYTES;

    private final Plan plan;
    private final Tuning tuning;
    private final long weights;
    private final Workload work;
    private final GraphCost training;
    private final GraphCost heldOut;
    private final GraphCost probes;
    private final GraphCost questions;
    private final Optional<Divergence> divergence;
    private final Optional<GraphCost> distances;
    private final Optional<Writing> writing;

    private record Divergence(KeepingCost.Teacher teacher, GraphCost student) {
        long bytes() {
            return (long) (ARENA * (teacher.cost().peakBytes() + student.peakBytes())) + teacher.handedBytes();
        }
    }

    /// @param stateBytes keys and values that are kept
    private record Writing(GraphCost token, long stateBytes) {}

    /// @param work how much is measured
    CostEstimator(Plan plan, ModelFolder model, Workload work) {
        this(plan, model.config(), work, bytesToChange(plan, model));
    }

    /// @param weights bytes of weights that are not read where they lie
    CostEstimator(Plan plan, ModelConfig config, Workload work, long weights) {
        this.plan = plan;
        this.work = work;
        this.weights = weights;
        tuning = Tuning.of(plan.method(), config);
        int probeRows = Math.max(1, work.probeRows());
        training = training(
                decoder(plan.rows()), plan.accumulation(), plan.keeping().changesLoss());
        heldOut = ScoringCost.ofLoss(decoder(plan.rows()));
        probes = ScoringCost.ofProbes(tuning.decoder(probeRows, Math.max(1, work.probeTokens())));
        questions = questions(work.questions());
        int together = KeepingTerms.OldRows.of(plan).together();
        divergence = plan.keeping().kl() > 0
                ? Optional.of(new Divergence(
                        KeepingCost.teacher(decoder(together)), KeepingCost.divergence(decoder(together), tuning)))
                : Optional.empty();
        distances = plan.keeping().l2sp() > 0 || plan.keeping().ewc() > 0
                ? Optional.of(KeepingCost.distances(plan.keeping(), tuning.trained()))
                : Optional.empty();
        writing = plan.keeping().selfReplay().map(asked -> writing(asked, config));
    }

    private static long bytesToChange(Plan plan, ModelFolder model) {
        Tuning tuning = Tuning.of(plan.method(), model.config());
        long added = tuning.count() - model.config().parameterCount();
        return model.bytesToChange(tuning.trained().keySet()) + added * Float.BYTES;
    }

    private GraphCost training(DecoderGraph decoder, int parts, boolean begun) {
        return GraphCost.of(TrainingGraph.build(
                decoder,
                List.copyOf(tuning.trained().keySet()),
                new TrainingGraph.Form(parts, begun, plan.precision())));
    }

    private GraphCost questions(QuestionLoad asked) {
        return ScoringCost.ofQuestions(tuning.decoder(Math.max(1, asked.rows()), Math.max(1, asked.tokens())));
    }

    private Writing writing(SelfReplay asked, ModelConfig config) {
        int rows = TextWriting.atOnce(config, asked);
        int capacity = Math.clamp(asked.length(), 1, config.context());
        DecoderGraph decoder = config.cachedDecoder(rows, 1, capacity);
        long states = decoder.cache().stream()
                .flatMap(cache -> cache.states().values().stream())
                .mapToLong(state -> state.shape().size() * Float.BYTES)
                .sum();
        return new Writing(ScoringCost.ofWriting(decoder), states);
    }

    private DecoderGraph decoder(int rows) {
        return tuning.decoder(rows, plan.context());
    }

    /// Most memory of this machine that the run holds: the weights, a gradient and two moments of each that changes,
    /// and what lives inside the graphs, each of which has an arena of its own. Files that are mapped are not counted,
    /// because the system can drop their pages.
    ///
    /// @param apart whether it computes in a memory of the device's own
    long bytes(boolean apart) {
        long trained = weights + changing() + (apart ? 0 : arenas());
        long written = writing.map(text -> text.stateBytes()
                        + (apart ? 0 : (long) (ARENA * text.token().peakBytes())))
                .orElse(0L);
        return OWN_BYTES + Math.max(trained, written);
    }

    /// Most memory of a device that has one of its own, as far as it can be told: what the libraries take is not.
    long deviceBytes() {
        return Float.BYTES * tuning.count() + changing() + arenas();
    }

    /// A gradient and two moments of each weight that changes, and what terms that hold the weights to the base's keep
    /// of it.
    private long changing() {
        int kept = plan.keeping().ewc() > 0 ? 2 : plan.keeping().changesLoss() ? 1 : 0;
        return Float.BYTES * (3L + kept) * tuning.trainedCount();
    }

    private long arenas() {
        long graphs = training.peakBytes()
                + heldOut.peakBytes()
                + (work.probeBatches() > 0 ? probes.peakBytes() : 0)
                + work.questions().lengths() * questions.peakBytes()
                + distances.map(GraphCost::peakBytes).orElse(0L);
        return (long) (ARENA * graphs) + divergence.map(Divergence::bytes).orElse(0L);
    }

    /// About how long each part takes on a CPU.
    PartTimes parts(MachineSpeed speed) {
        Map<RunPart, Double> seconds = new EnumMap<>(RunPart.class);
        seconds.put(RunPart.READY, speed.secondsToMove(2.0 * (weights + changing())));
        seconds.put(RunPart.MICRO_BATCH, speed.seconds(training));
        seconds.put(RunPart.OPTIMIZER, speed.secondsToMove((double) OPTIMIZER_MOVES * tuning.trainedCount()));
        seconds.put(RunPart.HELD_OUT, speed.seconds(heldOut));
        seconds.put(RunPart.PROBES, speed.seconds(probes));
        seconds.put(RunPart.BASE_PROBES, speed.seconds(probes));
        seconds.put(RunPart.QUESTIONS, speed.seconds(questions));
        distances.ifPresent(cost -> seconds.put(RunPart.DISTANCES, speed.seconds(cost)));
        divergence.ifPresent(cost ->
                seconds.put(RunPart.DIVERGENCE, speed.seconds(cost.teacher().cost()) + speed.seconds(cost.student())));
        writing.ifPresent(text -> seconds.put(RunPart.WRITING, speed.seconds(text.token())));
        if (plan.keeping().ewc() > 0) {
            double row = speed.seconds(training(decoder(1), 1, false));
            seconds.put(RunPart.FISHER_ROW, row + speed.secondsToMove((double) FISHER_MOVES * tuning.trainedCount()));
        }
        return new PartTimes(seconds);
    }
}
