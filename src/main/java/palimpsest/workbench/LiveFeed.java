package palimpsest.workbench;

import java.time.InstantSource;
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
import palimpsest.train.TrainingListener;

/// The feed of a run in memory, written by one thread and read by any.
///
/// A run that goes on from a checkpoint repeats what it did after it; what was said before is not said again.
final class LiveFeed implements RunFeed, TrainingListener {
    private final List<TrainingEvent.StepDone> steps = new ArrayList<>();
    private final List<TrainingEvent.Measured> measured = new ArrayList<>();
    private final List<TrainingEvent> others = new ArrayList<>();
    private final List<Recall> recalls = new ArrayList<>();
    private List<Passage> passages = List.of();
    private List<Question> questions = List.of();
    private ProbeSnapshot base;
    private ProbeSnapshot latest;
    private long scored = -1;
    private final Interruptions interruptions = new Interruptions();
    private RunState state = RunState.PREPARING;
    private String reason = "";
    private volatile long version;

    @Override
    public synchronized void on(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.StepDone step -> {
                if (steps.isEmpty() || step.step() > steps.getLast().step()) {
                    steps.add(step);
                }
            }
            case TrainingEvent.Measured at -> {
                if (measured.isEmpty() || at.step() > measured.getLast().step()) {
                    measured.add(at);
                }
            }
            case TrainingEvent.ProbesScored scored -> score(scored.snapshot());
            case TrainingEvent.PassagesChosen chosen -> {
                passages = List.copyOf(chosen.passages());
                questions = List.copyOf(chosen.questions());
            }
            case TrainingEvent.StateChanged changed -> {
                state = changed.state();
                interruptions.state(state, lastStep(), InstantSource.system().instant());
                reason = changed.reason();
                others.add(changed);
            }
            case TrainingEvent.Preparing preparing -> {
                reason = preparing.what();
                others.add(preparing);
            }
            case TrainingEvent.DeviceChosen device -> others.add(device);
            case TrainingEvent.PartChosen part -> others.add(part);
            case TrainingEvent.SelfReplayReady written -> others.add(written);
            case TrainingEvent.WorkSized size -> others.add(size);
            case TrainingEvent.PassStarted pass -> others.add(pass);
            case TrainingEvent.CadenceLengthened lengthened -> others.add(lengthened);
            case TrainingEvent.Checkpointed checkpointed -> others.add(checkpointed);
            case TrainingEvent.BestFound best -> others.add(best);
        }
        version++;
    }

    /// Takes over what a run's folder tells.
    synchronized void interrupted(List<Interruption> earlier) {
        interruptions.addAll(earlier);
    }

    /// Says where the run stands, before it is told how it came there.
    synchronized void stands(TrainingEvent.StateChanged at) {
        state = at.state();
        reason = at.reason();
        version++;
    }

    /// Shows the first and the last snapshot, before those between are told.
    ///
    /// @param first null where there is none
    /// @param last null where there is none
    synchronized void show(ProbeSnapshot first, ProbeSnapshot last) {
        base = first;
        latest = last;
        version++;
    }

    private void score(ProbeSnapshot snapshot) {
        if (snapshot.step() == 0) {
            base = base == null ? snapshot : base;
        }
        if (latest == null || snapshot.step() > latest.step()) {
            latest = snapshot;
        }
        if (snapshot.step() > scored) {
            scored = snapshot.step();
            recalls.add(Recall.of(passages, snapshot));
        }
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public synchronized List<TrainingEvent.StepDone> stepsFrom(int index) {
        return List.copyOf(steps.subList(Math.min(index, steps.size()), steps.size()));
    }

    @Override
    public synchronized long lastStep() {
        return steps.isEmpty() ? 0 : steps.getLast().step();
    }

    @Override
    public synchronized List<TrainingEvent.Measured> measuredFrom(int index) {
        return List.copyOf(measured.subList(Math.min(index, measured.size()), measured.size()));
    }

    @Override
    public synchronized List<TrainingEvent> eventsFrom(int index) {
        return List.copyOf(others.subList(Math.min(index, others.size()), others.size()));
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
        return List.copyOf(recalls.subList(Math.min(index, recalls.size()), recalls.size()));
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
