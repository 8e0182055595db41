package palimpsest.workbench;

import java.util.List;
import palimpsest.graph.GraphCost;
import palimpsest.measure.ScoringCost;
import palimpsest.model.ModelFolder;
import palimpsest.train.Cadence;
import palimpsest.train.Plan;
import palimpsest.train.TrainingGraph;
import palimpsest.train.Tuning;
import palimpsest.workbench.PlanReview.Cost;

/// Memory and time of a plan, told from the graphs it would run, before anything is computed (decision record 15).
final class CostEstimator {
    /// What the program takes before any tensor: the virtual machine, the runtime, the tokenizer and the texts.
    private static final long OWN_BYTES = 260L << 20;
    /// What the runtime's arena takes for each byte that lives in it: its chunks do not fit without gaps.
    private static final double ARENA = 1.16;
    /// The optimizer reads a weight, its gradient and two moments, and writes all but the gradient.
    private static final int OPTIMIZER_MOVES = 7 * Float.BYTES;
    /// Tokens of a batch of probe passages, and of one passage.
    private static final int PROBE_BATCH = 480;

    private static final int PROBE = 96;
    /// Tokens of a question.
    private static final int QUESTION = 16;
    /// Lengths that questions are usually of, each with a graph of its own.
    private static final int QUESTION_LENGTHS = 3;

    private final Plan plan;
    private final Tuning tuning;
    private final long weights;
    private final GraphCost training;
    private final GraphCost heldOut;
    private final GraphCost probes;
    private final int questionBatch;
    private final GraphCost questions;

    /// How much is measured at a time.
    ///
    /// @param heldOutRows held-out rows, all areas together
    /// @param probePassages passages whose tokens are followed
    /// @param questionTokens tokens of the questions asked
    record Measured(int heldOutRows, int probePassages, long questionTokens) {}

    CostEstimator(Plan plan, ModelFolder model) {
        this.plan = plan;
        int rows = plan.batch() / plan.accumulation();
        tuning = Tuning.of(plan.method(), model.config());
        long added = tuning.count() - model.config().parameterCount();
        weights = model.bytesToChange(tuning.trained().keySet()) + added * Float.BYTES;
        training = GraphCost.of(TrainingGraph.build(
                tuning.decoder(rows, plan.context()),
                List.copyOf(tuning.trained().keySet()),
                new TrainingGraph.Form(plan.accumulation(), plan.keeping().changesLoss(), plan.precision())));
        heldOut = ScoringCost.ofLoss(tuning.decoder(rows, plan.context()));
        int passage = Math.min(PROBE, model.config().context());
        probes = ScoringCost.ofProbes(tuning.decoder(Math.max(1, PROBE_BATCH / passage), passage));
        questionBatch = ScoringCost.questionBatch(model.config().vocabulary(), QUESTION);
        questions = ScoringCost.ofQuestions(tuning.decoder(questionBatch, QUESTION));
    }

    Cost cost(MachineSpeed speed, Measured measured) {
        return new Cost(bytes(), seconds(speed, measured));
    }

    /// Most memory the run holds: the weights, a gradient and two moments of each that changes, and what lives inside
    /// the graphs, each
    /// of
    /// which has an arena of its own. Files that are mapped are not counted, because the system can drop their pages.
    long bytes() {
        double tensors = weights + (double) Float.BYTES * (3L + kept()) * tuning.trainedCount();
        long asking = plan.probes().isEmpty() ? 0 : QUESTION_LENGTHS * questions.peakBytes();
        double arenas = ARENA * ((double) training.peakBytes() + heldOut.peakBytes() + probes.peakBytes() + asking);
        return (long) (OWN_BYTES + tensors + arenas);
    }

    /// What terms that hold the weights to the base's keep of each weight that changes.
    private int kept() {
        return plan.keeping().ewc() > 0 ? 2 : plan.keeping().changesLoss() ? 1 : 0;
    }

    /// Seconds of a usual step.
    double stepSeconds(MachineSpeed speed) {
        return plan.accumulation() * speed.seconds(training)
                + speed.secondsToMove((double) OPTIMIZER_MOVES * tuning.trainedCount());
    }

    /// Seconds from the first measurement to the last.
    private double seconds(MachineSpeed speed, Measured measured) {
        int rows = plan.batch() / plan.accumulation();
        double measuring = Math.ceilDiv(measured.heldOutRows(), rows) * speed.seconds(heldOut)
                + Math.ceilDiv(measured.probePassages() * PROBE, PROBE_BATCH) * speed.seconds(probes)
                + (double) measured.questionTokens() / (questionBatch * QUESTION) * speed.seconds(questions);
        double step = stepSeconds(speed);
        long times = Cadence.measurements(plan, measuring, step);
        return plan.steps() * step + (1 + times) * measuring;
    }
}
