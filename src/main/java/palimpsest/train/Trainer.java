package palimpsest.train;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import palimpsest.data.ReplayMix;
import palimpsest.data.Side;
import palimpsest.tensor.HostTensor;

/// The step loop of a run, on the engine thread.
///
/// A step reads its rows from the mix, runs the training graph, and updates the weights. Its rows, rate and update
/// depend on the step's number and the state alone, so a run that was stopped or killed goes on from its checkpoint
/// with the same bits.
public final class Trainer {
    /// Divergence: a loss this many times the first.
    private static final double DIVERGED = 3;
    private final Plan plan;
    private final ReplayMix mix;
    private final TrainingStep training;
    private final Optimizer optimizer;
    private final Map<String, HostTensor> weights;
    private final Measurement measurement;
    private final Checkpoints checkpoints;
    private final Optional<KeepingTerms> keeping;
    private final Workers workers;
    private final RunControl control;
    private final TrainingListener listener;
    private final Cadence cadence;
    private final CheckpointPace pace = new CheckpointPace();

    private BestStep best;
    private double firstLoss = Double.NaN;
    private double stepSeconds;
    private long lastCheckpoint;
    private long checkpointTime = System.nanoTime();

    /// The parts a run is made of; they stay their owner's to close.
    ///
    /// @param mix the rows
    /// @param training computes loss and gradients
    /// @param optimizer updates the weights
    /// @param weights all weights by name
    /// @param measurement what is measured
    /// @param checkpoints where checkpoints go
    /// @param keeping terms that begin each step's gradients, for a training step that is made to go on from them
    public record Parts(
            ReplayMix mix,
            TrainingStep training,
            Optimizer optimizer,
            Map<String, HostTensor> weights,
            Measurement measurement,
            Checkpoints checkpoints,
            Optional<KeepingTerms> keeping) {
        /// Parts whose objective is the cross-entropy alone.
        public Parts(
                ReplayMix mix,
                TrainingStep training,
                Optimizer optimizer,
                Map<String, HostTensor> weights,
                Measurement measurement,
                Checkpoints checkpoints) {
            this(mix, training, optimizer, weights, measurement, checkpoints, Optional.empty());
        }
    }

    public Trainer(Plan plan, Parts parts, Workers workers, RunControl control, TrainingListener listener) {
        this.plan = plan;
        this.mix = parts.mix();
        this.training = parts.training();
        this.optimizer = parts.optimizer();
        this.weights = parts.weights();
        this.measurement = parts.measurement();
        this.checkpoints = parts.checkpoints();
        this.keeping = parts.keeping();
        this.workers = workers;
        this.control = control;
        this.listener = listener;
        this.cadence = Cadence.of(plan);
    }

    /// Measures the base, takes up the latest checkpoint if there is one, and trains to the end of the plan, a stop or
    /// a divergence, which the last event says.
    public void run() {
        measurement.base(listener);
        Optional<Checkpoints.State> saved =
                checkpoints.latest().map(checkpoint -> checkpoints.read(checkpoint, weights, optimizer));
        saved.ifPresent(state -> optimizer.fromHost());
        long done = saved.map(Checkpoints.State::step).orElse(0L);
        firstLoss = saved.map(Checkpoints.State::firstLoss).orElse(Double.NaN);
        lastCheckpoint = done;
        best = new BestStep(plan.stopping(), saved.flatMap(Checkpoints.State::best));
        if (best.state().isPresent()) {
            // a run that was killed may have written its best checkpoint, but not yet said so
            checkpoints.mark(best.state());
            sayBest();
        }
        say(RunState.RUNNING, "");
        int[] rows = new int[plan.batch() * mix.rowLength()];
        while (done < plan.steps() && !best.exhausted()) {
            control.attend(done);
            if (control.stopped()) {
                keep(done);
                say(RunState.STOPPED, "Stopped after step %d of %d.".formatted(done, plan.steps()));
                return;
            }
            if (control.paused()) {
                keep(done);
                say(RunState.PAUSED, "");
                control.awaitProceed();
                say(RunState.RUNNING, "");
                continue;
            }
            if (!step(++done, rows)) {
                return;
            }
            measureIfDue(done);
            if (pace.due(secondsSince(checkpointTime))) {
                keep(done);
            }
        }
        control.attend(done);
        keep(done);
        say(RunState.FINISHED, ending(done));
    }

    private String ending(long done) {
        String loss = plan.stopping().best().words();
        String why = done < plan.steps()
                ? "Ended after step %d of %d: no lower %s in %d measurements. "
                        .formatted(done, plan.steps(), loss, plan.stopping().patience())
                : "";
        return best.state()
                .map(at -> why
                        + "Best at step %d by the %s (%.4f nats per token), kept."
                                .formatted(at.step(), loss, at.loss()))
                .orElse("");
    }

    /// @return whether training goes on
    private boolean step(long step, int[] rows) {
        long start = System.nanoTime();
        mix.fillBatch(step - 1, plan.batch(), rows);
        Penalties penalties = keeping.map(terms -> terms.begin(step)).orElseGet(Penalties::none);
        TrainingStep.Result result = training.run(rows);
        if (step == 1) {
            firstLoss = result.loss();
        }
        if (!Double.isFinite(result.loss())
                || !Double.isFinite(result.norm())
                || result.loss() > DIVERGED * firstLoss) {
            say(RunState.DIVERGED, divergence(step, result));
            return false;
        }
        OptimizerSettings settings = plan.optimizer();
        double rate = settings.schedule().rate(settings.learningRate(), step, plan.steps(), settings.warmup());
        optimizer.step(step, rate, result.norm(), workers);
        double seconds = secondsSince(start);
        // The first steps pay for fresh memory and say nothing of the ones to come.
        stepSeconds = step <= 2 || stepSeconds == 0 ? seconds : 0.9 * stepSeconds + 0.1 * seconds;
        long used = step * plan.batch();
        listener.on(new TrainingEvent.StepDone(
                step,
                step * plan.tokensPerStep(),
                result.loss(),
                result.norm(),
                rate,
                seconds,
                mix.achievedRatio(used),
                penalties));
        for (Side side : Side.values()) {
            long pass = mix.passOf(side, used);
            if (pass > mix.passOf(side, used - plan.batch())) {
                listener.on(new TrainingEvent.PassStarted(step, side.name().toLowerCase(Locale.ROOT), (int) pass));
            }
        }
        return true;
    }

    private String divergence(long step, TrainingStep.Result result) {
        String what = Double.isFinite(result.loss()) && Double.isFinite(result.norm())
                ? "The loss of step %d is %.2f, more than three times the first (%.2f)."
                        .formatted(step, result.loss(), firstLoss)
                : "The loss of step %d is not a number.".formatted(step);
        String kept = lastCheckpoint == 0
                ? "There is no checkpoint yet; the base model is unchanged."
                : "The checkpoint of step %d is kept.".formatted(lastCheckpoint);
        return what + " " + kept + " Try a lower learning rate or a warm-up.";
    }

    private void measureIfDue(long step) {
        if (!cadence.due(step) && step < plan.steps()) {
            return;
        }
        long start = System.nanoTime();
        if (best.measured(step, measurement.after(step, listener))) {
            keep(step);
            sayBest();
        }
        if (step == plan.steps()) {
            return;
        }
        long before = cadence.every();
        cadence.took(secondsSince(start), stepSeconds)
                .ifPresent(now -> listener.on(new TrainingEvent.CadenceLengthened(step, before, now)));
    }

    private void keep(long done) {
        if (done == lastCheckpoint) {
            return;
        }
        long start = System.nanoTime();
        optimizer.toHost();
        checkpoints.write(new Checkpoints.State(done, firstLoss, best.state()), weights, optimizer);
        lastCheckpoint = done;
        pace.took(secondsSince(start));
        checkpointTime = System.nanoTime();
        listener.on(new TrainingEvent.Checkpointed(done));
    }

    private void sayBest() {
        best.state().ifPresent(at -> listener.on(new TrainingEvent.BestFound(at.step(), at.loss())));
    }

    private void say(RunState state, String reason) {
        listener.on(new TrainingEvent.StateChanged(state, reason));
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
