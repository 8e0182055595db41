package palimpsest.ui.training;

import java.util.ArrayDeque;
import java.util.Deque;
import palimpsest.train.TrainingEvent;

/// Speed of the last steps. The first two of a run are left out: they also pay for memory that is touched for the first
/// time and say nothing of the others.
final class Pace {
    private static final int FIRST = 2;
    private static final int LAST = 30;

    private final Deque<TrainingEvent.StepDone> recent = new ArrayDeque<>();
    private int seen;

    void add(TrainingEvent.StepDone step) {
        if (seen++ <= FIRST) {
            recent.clear();
        }
        recent.addLast(step);
        if (recent.size() > LAST) {
            recent.removeFirst();
        }
    }

    /// Mean wall seconds of a step; NaN before there is one.
    double secondsPerStep() {
        return recent.stream()
                .mapToDouble(TrainingEvent.StepDone::seconds)
                .average()
                .orElse(Double.NaN);
    }

    /// Training tokens a second; NaN before there is a step.
    ///
    /// @param tokensPerStep tokens of one step
    double tokensPerSecond(long tokensPerStep) {
        return tokensPerStep / secondsPerStep();
    }
}
