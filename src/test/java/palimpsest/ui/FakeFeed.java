package palimpsest.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.history.Interruption;
import palimpsest.history.Interruptions;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.measure.Recall;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.workbench.RunFeed;

/// A feed that says what a test puts in.
public final class FakeFeed implements RunFeed {
    /// Seconds between two states of the run.
    private static final long PAUSE = 3;

    private final List<TrainingEvent.StepDone> steps = new ArrayList<>();
    private final List<TrainingEvent.Measured> measured = new ArrayList<>();
    private final List<TrainingEvent> events = new ArrayList<>();
    private final List<Recall> recalls = new ArrayList<>();
    private List<Passage> passages = List.of();
    private List<Question> questions = List.of();
    private ProbeSnapshot base;
    private ProbeSnapshot latest;
    private final Interruptions interruptions = new Interruptions();
    private int states;
    private RunState state = RunState.PREPARING;
    private String reason = "";
    private long version;

    /// Takes an event as the engine would emit it.
    public synchronized void emit(TrainingEvent event) {
        version++;
        switch (event) {
            case TrainingEvent.StepDone step -> steps.add(step);
            case TrainingEvent.Measured at -> measured.add(at);
            case TrainingEvent.ProbesScored(ProbeSnapshot snapshot) -> {
                base = base == null ? snapshot : base;
                latest = snapshot;
                recalls.add(Recall.of(passages, snapshot));
            }
            case TrainingEvent.PassagesChosen(List<Passage> chosen, List<Question> asked) -> {
                passages = chosen;
                questions = asked;
            }
            case TrainingEvent.StateChanged changed -> {
                state = changed.state();
                long last = steps.isEmpty() ? 0 : steps.getLast().step();
                interruptions.state(state, last, Instant.EPOCH.plusSeconds(PAUSE * ++states));
                reason = changed.reason();
                events.add(event);
            }
            default -> events.add(event);
        }
    }

    @Override
    public synchronized long version() {
        return version;
    }

    @Override
    public synchronized List<TrainingEvent.StepDone> stepsFrom(int index) {
        return List.copyOf(steps.subList(index, steps.size()));
    }

    @Override
    public synchronized List<TrainingEvent.Measured> measuredFrom(int index) {
        return List.copyOf(measured.subList(index, measured.size()));
    }

    @Override
    public synchronized List<TrainingEvent> eventsFrom(int index) {
        return List.copyOf(events.subList(index, events.size()));
    }

    @Override
    public synchronized List<Passage> passages() {
        return passages;
    }

    @Override
    public synchronized List<Question> questions() {
        return questions;
    }

    @Override
    public synchronized List<Recall> recallsFrom(int index) {
        return List.copyOf(recalls.subList(index, recalls.size()));
    }

    @Override
    public synchronized Optional<ProbeSnapshot> base() {
        return Optional.ofNullable(base);
    }

    @Override
    public synchronized Optional<ProbeSnapshot> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public synchronized List<Interruption> interruptions() {
        return interruptions.all();
    }

    @Override
    public synchronized RunState state() {
        return state;
    }

    @Override
    public synchronized String reason() {
        return reason;
    }
}
