package palimpsest.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.workbench.RunFeed;

/// A feed that says what a test tells it to.
final class FakeFeed implements RunFeed {
    private final List<StepDone> steps = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private final List<TrainingEvent> events = new ArrayList<>();
    private StateChanged state = new StateChanged(RunState.PREPARING, "");
    private long version;

    synchronized void say(TrainingEvent event) {
        switch (event) {
            case StepDone step -> steps.add(step);
            case Measured measurement -> measured.add(measurement);
            case StateChanged change -> {
                state = change;
                events.add(change);
            }
            default -> events.add(event);
        }
        version++;
    }

    @Override
    public synchronized long version() {
        return version;
    }

    @Override
    public synchronized List<StepDone> stepsFrom(int index) {
        return List.copyOf(steps.subList(index, steps.size()));
    }

    @Override
    public synchronized List<Measured> measuredFrom(int index) {
        return List.copyOf(measured.subList(index, measured.size()));
    }

    @Override
    public synchronized List<TrainingEvent> eventsFrom(int index) {
        return List.copyOf(events.subList(index, events.size()));
    }

    @Override
    public List<Passage> passages() {
        return List.of();
    }

    @Override
    public Optional<ProbeSnapshot> base() {
        return Optional.empty();
    }

    @Override
    public Optional<ProbeSnapshot> latest() {
        return Optional.empty();
    }

    @Override
    public synchronized RunState state() {
        return state.state();
    }

    @Override
    public synchronized String reason() {
        return state.reason();
    }
}
