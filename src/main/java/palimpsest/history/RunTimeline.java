package palimpsest.history;

import java.util.Arrays;
import java.util.List;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

/// What the steps of one run are in tokens, passes, seconds and operations. Grows with the run; not thread-safe.
public final class RunTimeline {
    private final Plan plan;
    private long[] steps = new long[64];
    private double[] seconds = new double[64];
    private double[] fresh = new double[64];
    private int size;
    private int interrupted;
    private double elapsed;
    private TrainingEvent.WorkSized work = new TrainingEvent.WorkSized(0, 0);

    public RunTimeline(Plan plan) {
        this.plan = plan;
    }

    /// Takes steps in.
    ///
    /// @param interruptions where the run stood still, all of them
    public void add(List<TrainingEvent.StepDone> more, List<Interruption> interruptions) {
        for (TrainingEvent.StepDone step : more) {
            while (interrupted < interruptions.size()
                    && interruptions.get(interrupted).step() < step.step()) {
                elapsed += interruptions.get(interrupted++).seconds();
            }
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, 2 * size);
                seconds = Arrays.copyOf(seconds, 2 * size);
                fresh = Arrays.copyOf(fresh, 2 * size);
            }
            elapsed += Double.isFinite(step.seconds()) ? step.seconds() : 0;
            steps[size] = step.step();
            seconds[size] = elapsed;
            fresh[size] = step.tokens() * (1 - step.replayShare());
            size++;
        }
    }

    /// @return whether it was not known before
    public boolean size(TrainingEvent.WorkSized known) {
        boolean other = !known.equals(work);
        work = known;
        return other;
    }

    /// Training tokens up to a step, of both texts.
    public double tokens(long step) {
        return (double) step * plan.tokensPerStep();
    }

    /// Passes over the new text up to a step; NaN where they cannot be told.
    public double epochs(long step) {
        return work.newTokens() == 0 ? Double.NaN : before(fresh, step) / work.newTokens();
    }

    /// Seconds of training up to a step since the first, with its pauses.
    public double seconds(long step) {
        return before(seconds, step);
    }

    /// Multiplications and additions of the matrix products up to a step; NaN where they cannot be told.
    public double flops(long step) {
        return work.flops() == 0 ? Double.NaN : step * work.flops();
    }

    /// Passes that the plan comes to; 0 where they cannot be told.
    public double plannedEpochs() {
        return work.newTokens() == 0 ? 0 : tokens(plan.steps()) * (1 - plan.replay()) / work.newTokens();
    }

    /// Seconds that the plan comes to at the pace so far; 0 before the first step.
    public double plannedSeconds() {
        return size == 0 ? 0 : elapsed / steps[size - 1] * plan.steps();
    }

    /// Operations that the plan comes to; 0 where they cannot be told.
    public double plannedFlops() {
        return plan.steps() * work.flops();
    }

    /// What had come together up to a step.
    private double before(double[] sums, long step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? 0 : sums[index];
    }
}
