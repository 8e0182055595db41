package palimpsest.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingListener;

/// Hears how long a run's steps take, and hands on all it hears.
final class StepTimes implements TrainingListener {
    /// The first steps pay for fresh memory.
    private static final int FIRST = 2;

    private static final int FEWEST = 5;
    private static final int MOST = 1_000;

    private final TrainingListener next;
    private final List<Double> seconds = new ArrayList<>();
    private int heard;

    StepTimes(TrainingListener next) {
        this.next = next;
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepDone step && ++heard > FIRST && seconds.size() < MOST) {
            seconds.add(step.seconds());
        }
        next.on(event);
    }

    /// The median; empty after too few steps.
    OptionalDouble usual() {
        return seconds.size() < FEWEST
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds.stream().sorted().toList().get(seconds.size() / 2));
    }
}
