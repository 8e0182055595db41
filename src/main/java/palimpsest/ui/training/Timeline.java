package palimpsest.ui.training;

import java.util.List;
import palimpsest.history.Interruption;
import palimpsest.history.RunTimeline;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

/// What the steps of one run are on each x axis. Grows with the run; not thread-safe.
final class Timeline {
    private final Plan plan;
    private final RunTimeline time;

    Timeline(Plan plan) {
        this.plan = plan;
        time = new RunTimeline(plan);
    }

    /// Takes steps in.
    ///
    /// @param interruptions where the run stood still, all of them
    void add(List<TrainingEvent.StepDone> more, List<Interruption> interruptions) {
        time.add(more, interruptions);
    }

    /// @return whether it was not known before
    boolean size(TrainingEvent.WorkSized known) {
        return time.size(known);
    }

    /// The place of a step.
    ///
    /// @return NaN where it cannot be told
    double at(long step, XUnit unit) {
        return switch (unit) {
            case STEPS -> step;
            case TOKENS -> time.tokens(step);
            case EPOCHS -> time.epochs(step);
            case TIME -> time.seconds(step);
            case FLOPS -> time.flops(step);
        };
    }

    /// How far the plan goes; 0 where it cannot be told.
    double planned(XUnit unit) {
        return switch (unit) {
            case STEPS, TOKENS -> at(plan.steps(), unit);
            case EPOCHS -> time.plannedEpochs();
            case TIME -> time.plannedSeconds();
            case FLOPS -> time.plannedFlops();
        };
    }
}
