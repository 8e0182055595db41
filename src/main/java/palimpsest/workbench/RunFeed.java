package palimpsest.workbench;

import java.util.List;
import java.util.Optional;
import palimpsest.history.Interruption;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.measure.Recall;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;

/// What a run has said, in three lanes: metrics and what the probes came to (append only, nothing lost), the token
/// heatmap (latest wins), and state changes (in order, none dropped). Written by the engine thread, read by any thread.
public interface RunFeed {
    /// Grows with every change; a reader that saw this number has nothing new to read.
    long version();

    /// Step metrics from `index` (0 is the first), a copy.
    List<TrainingEvent.StepDone> stepsFrom(int index);

    /// The last step done; 0 before there is one.
    default long lastStep() {
        List<TrainingEvent.StepDone> steps = stepsFrom(0);
        return steps.isEmpty() ? 0 : steps.getLast().step();
    }

    /// Measurements from `index`, a copy; the first is the base at step 0.
    List<TrainingEvent.Measured> measuredFrom(int index);

    /// Everything that is neither a step, a measurement nor a snapshot, from `index`, a copy.
    List<TrainingEvent> eventsFrom(int index);

    /// Where the run stood still and went on, in order, a copy. The steps after one are told only when it is among
    /// these.
    default List<Interruption> interruptions() {
        return List.of();
    }

    /// The best step so far, where the run keeps its best.
    default Optional<TrainingEvent.BestFound> best() {
        return eventsFrom(0).stream()
                .filter(TrainingEvent.BestFound.class::isInstance)
                .map(TrainingEvent.BestFound.class::cast)
                .reduce((before, later) -> later);
    }

    /// The probe passages; empty until they are chosen.
    List<Passage> passages();

    /// What the model is asked; empty until it is chosen.
    default List<Question> questions() {
        return List.of();
    }

    /// What the probes came to at each measurement, from `index`, a copy; the first is the base's.
    default List<Recall> recallsFrom(int index) {
        return List.of();
    }

    /// The base's snapshot (step 0).
    Optional<ProbeSnapshot> base();

    /// The latest snapshot.
    Optional<ProbeSnapshot> latest();

    RunState state();

    /// The reason that came with the state; may be empty.
    String reason();
}
