package palimpsest.history;

import java.util.List;
import java.util.Optional;
import palimpsest.measure.Knowledge;
import palimpsest.measure.KnowledgeReader;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.train.TrainingEvent.Measured;
import palimpsest.train.TrainingEvent.PassagesChosen;
import palimpsest.train.TrainingEvent.ProbesScored;
import palimpsest.train.TrainingEvent.StateChanged;
import palimpsest.train.TrainingEvent.StepDone;
import palimpsest.train.TrainingListener;

/// A run as its folder tells it at one moment.
///
/// @param folder where it lies
/// @param manifest what it was begun with
/// @param steps its steps, in order
/// @param measured its measurements, in order of steps; the first is the base at step 0
/// @param events passes, cadence changes, checkpoints and best steps, in order
/// @param passages the probe passages; empty until they are chosen
/// @param questions what the model is asked; empty until it is chosen
/// @param state where it stands; `STOPPED` also when its process was killed
/// @param reason the sentence that came with the state; may be empty
/// @param interruptions where it stood still and went on, in order
/// @param underWay whether a living process writes it
/// @param notes what could not be read, in sentences
public record RecordedRun(
        RunFolder folder,
        RunManifest manifest,
        List<StepDone> steps,
        List<Measured> measured,
        List<TrainingEvent> events,
        List<Passage> passages,
        List<Question> questions,
        RunState state,
        String reason,
        List<Interruption> interruptions,
        boolean underWay,
        List<String> notes) {
    public RecordedRun {
        steps = List.copyOf(steps);
        measured = List.copyOf(measured);
        events = List.copyOf(events);
        passages = List.copyOf(passages);
        questions = List.copyOf(questions);
        interruptions = List.copyOf(interruptions);
        notes = List.copyOf(notes);
    }

    /// The last step done; 0 where none is.
    public long lastStep() {
        return steps.isEmpty() ? 0 : steps.getLast().step();
    }

    /// Steps that have a token snapshot, in order; 0 is the base.
    public List<Long> snapshotSteps() {
        return folder.snapshotSteps();
    }

    /// Whether there are passages, and what the base made of them, so that tokens can be compared with it.
    public boolean comparesTokens() {
        return !passages.isEmpty() && snapshotSteps().contains(0L);
    }

    /// Reads a snapshot of the probes.
    ///
    /// @throws palimpsest.tensor.InputException if there is none, or it is damaged
    public ProbeSnapshot snapshot(long step) {
        return new Snapshots(folder, passages, questions.size()).read(step);
    }

    /// The latest snapshot of the probes, where there is one.
    ///
    /// @throws palimpsest.tensor.InputException if it is damaged
    public Optional<ProbeSnapshot> latestSnapshot() {
        return probed() ? snapshotSteps().reversed().stream().findFirst().map(this::snapshot) : Optional.empty();
    }

    /// What the model knew and still knew at the last measurement; empty before the first. Reads all snapshots.
    ///
    /// @throws palimpsest.tensor.InputException if one is damaged
    public Knowledge knowledge() {
        KnowledgeReader reader = new KnowledgeReader(passages, questions);
        measured.forEach(at -> reader.add(at.step(), at.areas()));
        if (probed()) {
            snapshotSteps().forEach(step -> reader.add(snapshot(step)));
        }
        return reader.knowledge();
    }

    private boolean probed() {
        return !passages.isEmpty() || !questions.isEmpty();
    }

    /// Tells a listener what the run said, as far as it is recorded: passages, the base's and the latest snapshot,
    /// measurements, steps, other events, and last the state.
    ///
    /// @throws palimpsest.tensor.InputException if a snapshot is damaged
    public void replayTo(TrainingListener listener) {
        if (probed()) {
            listener.on(new PassagesChosen(passages, questions));
            if (snapshotSteps().contains(0L)) {
                listener.on(new ProbesScored(snapshot(0)));
            }
            latestSnapshot()
                    .filter(latest -> latest.step() > 0)
                    .ifPresent(latest -> listener.on(new ProbesScored(latest)));
        }
        measured.forEach(listener::on);
        steps.forEach(listener::on);
        events.forEach(listener::on);
        listener.on(new StateChanged(state, reason));
    }
}
