package palimpsest.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;

/// One run as it is shown: what its feed has said so far, read as it grows.
public final class TrainingViewModel {
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<Run>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunStatus> status = new ReadOnlyObjectWrapper<>(RunStatus.NONE);
    private final ReadOnlyObjectWrapper<Optional<TokenMap>> tokens = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyLongWrapper lossChanges = new ReadOnlyLongWrapper();
    private final ObjectProperty<LossUnit> unit = new SimpleObjectProperty<>(LossUnit.BITS_PER_BYTE);
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    private LossHistory losses = new LossHistory(unit.get(), 0);
    private Pace pace = new Pace();
    private TrainingEvent.StepDone last;
    private TrainingEvent.Preparing preparing;
    private TrainingEvent.DeviceChosen device;
    private TrainingEvent.BestFound best;
    private long seen = -1;
    private int events;
    private boolean mapping;
    private ProbeSnapshot mapped;

    /// @param background computes what would hold up the window
    /// @param fx runs what it is given on the FX thread
    public TrainingViewModel(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
        unit.addListener((observed, before, now) -> {
            losses.show(now);
            lossChanges.set(lossChanges.get() + 1);
        });
    }

    /// Shows a run, from its beginning.
    public void follow(Run other) {
        losses = new LossHistory(unit.get(), other.plan().steps());
        pace = new Pace();
        last = null;
        preparing = null;
        device = null;
        best = null;
        seen = -1;
        events = 0;
        mapped = null;
        notices.clear();
        tokens.set(Optional.empty());
        run.set(Optional.of(other));
        poll();
    }

    /// Reads what is new; costs next to nothing where nothing is. Called by the frame clock.
    public void poll() {
        if (run.get().isEmpty()) {
            return;
        }
        Run shown = run.get().get();
        RunFeed feed = shown.feed();
        long version = feed.version();
        if (version != seen) {
            seen = version;
            readEvents(feed.eventsFrom(events));
            readLosses(feed);
            state.set(feed.state());
            boolean unborn = feed.state() == RunState.PREPARING && last == null;
            status.set(
                    unborn
                            ? RunStatus.preparing(shown.plan(), preparing, device)
                            : RunStatus.at(shown.plan(), feed.state(), last, best, pace, device));
        }
        map(shown, feed);
    }

    public ReadOnlyObjectProperty<Optional<Run>> run() {
        return run.getReadOnlyProperty();
    }

    /// The run's state; null before there is a run.
    public ReadOnlyObjectProperty<RunState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunStatus> status() {
        return status.getReadOnlyProperty();
    }

    /// The heatmap's content; empty until passages were scored.
    public ReadOnlyObjectProperty<Optional<TokenMap>> tokens() {
        return tokens.getReadOnlyProperty();
    }

    /// Grows whenever a line of the loss plots changed.
    public ReadOnlyLongProperty lossChanges() {
        return lossChanges.getReadOnlyProperty();
    }

    public ObjectProperty<LossUnit> unit() {
        return unit;
    }

    /// What the run has to say, latest last; a person may take one out.
    public ObservableList<Notice> notices() {
        return notices;
    }

    /// Says something that is not the run's own.
    public void say(Notice notice) {
        notices.removeIf(notice::replaces);
        notices.add(notice);
    }

    /// Steps the shown run is planned for; 0 without a run.
    public long plannedSteps() {
        return run.get().map(shown -> shown.plan().steps()).orElse(0L);
    }

    /// Whether the shown run has original text, whose forgetting can be measured.
    public boolean hasOldText() {
        return run.get()
                .map(shown -> !shown.plan().oldFiles().isEmpty()
                        || !shown.plan().evalOld().isEmpty()
                        || shown.plan().keeping().selfReplay().isPresent())
                .orElse(true);
    }

    LossHistory losses() {
        return losses;
    }

    private void readLosses(RunFeed feed) {
        List<TrainingEvent.Measured> measured = feed.measuredFrom(losses.measured());
        List<TrainingEvent.StepDone> steps = feed.stepsFrom(losses.steps());
        if (measured.isEmpty() && steps.isEmpty() && last != null) {
            return;
        }
        if (losses.planned() != plannedSteps()) {
            // epochs come to a number of steps once the texts are read
            losses = new LossHistory(unit.get(), plannedSteps());
        }
        losses.addMeasured(measured);
        losses.addSteps(steps);
        steps.forEach(pace::add);
        last = steps.isEmpty() ? last : steps.getLast();
        lossChanges.set(lossChanges.get() + 1);
    }

    private void readEvents(List<TrainingEvent> more) {
        events += more.size();
        for (TrainingEvent event : more) {
            if (event instanceof TrainingEvent.Preparing latest) {
                preparing = latest;
            }
            if (event instanceof TrainingEvent.DeviceChosen chosen) {
                device = chosen;
            }
            if (event instanceof TrainingEvent.BestFound found) {
                best = found;
            }
            Notice.of(event).ifPresent(this::say);
        }
    }

    /// Starts computing the map of a snapshot not yet shown, one at a time; what comes meanwhile waits and only the
    /// latest of it is taken.
    private void map(Run shown, RunFeed feed) {
        Optional<ProbeSnapshot> base = feed.base();
        Optional<ProbeSnapshot> latest = feed.latest();
        if (mapping || base.isEmpty() || latest.isEmpty() || latest.get() == mapped) {
            return;
        }
        mapping = true;
        mapped = latest.get();
        TokenMap earlier = tokens.get().orElse(null);
        CompletableFuture.supplyAsync(() -> TokenMap.of(feed.passages(), base.get(), latest.get(), earlier), background)
                .whenCompleteAsync((map, failure) -> mapped(shown, map), fx);
    }

    private void mapped(Run shown, TokenMap map) {
        mapping = false;
        if (map != null && run.get().filter(current -> current == shown).isPresent()) {
            tokens.set(Optional.of(map));
        }
        run.get().ifPresent(current -> map(current, current.feed()));
    }
}
