package palimpsest.ui.training;

import java.util.Arrays;
import java.util.List;
import palimpsest.history.Interruption;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

/// What the steps of one run are on each x axis. Grows with the run; not thread-safe.
final class Timeline {
    private final Plan plan;
    private long[] steps = new long[64];
    private double[] seconds = new double[64];
    private double[] fresh = new double[64];
    private int size;
    private int interrupted;
    private double elapsed;
    private TrainingEvent.WorkSized work = new TrainingEvent.WorkSized(0, 0);

    Timeline(Plan plan) {
        this.plan = plan;
    }

    /// Takes steps in.
    ///
    /// @param interruptions where the run stood still, all of them
    void add(List<TrainingEvent.StepDone> more, List<Interruption> interruptions) {
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
    boolean size(TrainingEvent.WorkSized known) {
        boolean other = !known.equals(work);
        work = known;
        return other;
    }

    /// The place of a step.
    ///
    /// @return NaN where it cannot be told
    double at(long step, XUnit unit) {
        return switch (unit) {
            case STEPS -> step;
            case TOKENS -> (double) step * plan.tokensPerStep();
            case EPOCHS -> work.newTokens() == 0 ? Double.NaN : before(fresh, step) / work.newTokens();
            case TIME -> before(seconds, step);
            case FLOPS -> work.flops() == 0 ? Double.NaN : step * work.flops();
        };
    }

    /// How far the plan goes; 0 where it cannot be told.
    double planned(XUnit unit) {
        return switch (unit) {
            case STEPS, TOKENS -> at(plan.steps(), unit);
            case EPOCHS ->
                work.newTokens() == 0
                        ? 0
                        : (double) plan.steps() * plan.tokensPerStep() * (1 - plan.replay()) / work.newTokens();
            case TIME -> size == 0 ? 0 : elapsed / steps[size - 1] * plan.steps();
            case FLOPS -> plan.steps() * work.flops();
        };
    }

    /// What had come together up to a step.
    private double before(double[] sums, long step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? 0 : sums[index];
    }
}
