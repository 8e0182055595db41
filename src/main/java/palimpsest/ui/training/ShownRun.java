package palimpsest.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import palimpsest.history.Interruption;
import palimpsest.history.LossNumbers;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.Marker;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunFeed;

/// One of the shown runs: what its feed has said so far, read as it grows.
final class ShownRun {
    private final Run run;
    private final String name;
    private final int color;
    private LossHistory.Look look;
    private LossHistory losses;
    private final RunMarkers markers = new RunMarkers();
    private final Pace pace = new Pace();
    private TrainingEvent.StepDone last;
    private TrainingEvent.Preparing preparing;
    private TrainingEvent.DeviceChosen device;
    private TrainingEvent.BestFound best;
    private TrainingEvent.WorkSized work;
    private long seen = -1;
    private int events;

    /// @param name what it is called beside the others
    /// @param color index of its colour, the same everywhere in the window
    ShownRun(Run run, String name, int color, LossHistory.Look look) {
        this.run = run;
        this.name = name;
        this.color = color;
        this.look = look;
        losses = new LossHistory(look, run.plan());
    }

    /// Its name among the lines of the plots; see [LineChoices].
    String key() {
        return "run " + run.folder();
    }

    /// Draws its losses in another way.
    void show(LossHistory.Look other) {
        look = other;
        losses.show(other);
    }

    /// What happened, as notes on the x axis.
    ///
    /// @param several whether it stands beside others
    List<Marker> markers(boolean several) {
        return markers.of(losses, run.feed().interruptions(), several ? name : "", color);
    }

    /// Number of the notes.
    int markers() {
        return markers.size() + run.feed().interruptions().size();
    }

    Run run() {
        return run;
    }

    String name() {
        return name;
    }

    int color() {
        return color;
    }

    LossHistory losses() {
        return losses;
    }

    /// What was recorded of its losses so far.
    LossNumbers numbers() {
        RunFeed feed = run.feed();
        return new LossNumbers(
                name,
                run.plan(),
                feed.stepsFrom(0),
                feed.measuredFrom(0),
                feed.interruptions(),
                work == null ? new TrainingEvent.WorkSized(0, 0) : work);
    }

    RunState state() {
        return run.feed().state();
    }

    /// Reads what is new; costs next to nothing where nothing is.
    ///
    /// @param say takes what there is to say of it
    /// @return whether anything was
    boolean poll(Consumer<Notice> say) {
        RunFeed feed = run.feed();
        long version = feed.version();
        if (version == seen) {
            return false;
        }
        seen = version;
        readEvents(feed.eventsFrom(events), say);
        readLosses(feed);
        return true;
    }

    RunStatus status() {
        boolean unborn = state() == RunState.PREPARING && last == null;
        return unborn
                ? RunStatus.preparing(run.plan(), preparing, device)
                : RunStatus.at(run.plan(), state(), last, best, pace, device);
    }

    /// Share of its steps that are done, 0 to 1.
    double done() {
        long steps = run.plan().steps();
        return last == null || steps == 0 ? 0 : (double) last.step() / steps;
    }

    /// Seconds that the rest of its steps take at a pace.
    ///
    /// @param secondsPerStep NaN where it is unknown
    double secondsLeft(double secondsPerStep) {
        return state().ended() ? 0 : (run.plan().steps() - (last == null ? 0 : last.step())) * secondsPerStep;
    }

    /// NaN before there is a step.
    double secondsPerStep() {
        return pace.secondsPerStep();
    }

    /// Whether it has original text, whose forgetting can be measured.
    boolean hasOldText() {
        return !run.plan().oldFiles().isEmpty()
                || !run.plan().evalOld().isEmpty()
                || run.plan().keeping().selfReplay().isPresent();
    }

    /// Where it stands beside the others, in a few words.
    String standing() {
        return switch (state()) {
            case RUNNING, PAUSED, PREPARING -> status().step();
            case STOPPED, DIVERGED, FAILED ->
                state().name().toLowerCase(Locale.ROOT) + " at " + Figures.percent(Math.floor(100 * done()) / 100);
            case FINISHED -> "done";
        };
    }

    private void readLosses(RunFeed feed) {
        List<TrainingEvent.Measured> measured = feed.measuredFrom(losses.measured());
        List<TrainingEvent.StepDone> steps = feed.stepsFrom(losses.steps());
        List<Interruption> interruptions = feed.interruptions();
        if (measured.isEmpty() && steps.isEmpty() && last != null) {
            return;
        }
        if (losses.planned() != run.plan().steps()) {
            // epochs come to a number of steps once the texts are read
            losses = new LossHistory(look, run.plan());
        }
        if (work != null) {
            losses.size(work);
        }
        losses.add(measured, steps, interruptions);
        steps.forEach(pace::add);
        last = steps.isEmpty() ? last : steps.getLast();
    }

    private void readEvents(List<TrainingEvent> more, Consumer<Notice> say) {
        events += more.size();
        for (TrainingEvent event : more) {
            if (event instanceof TrainingEvent.Preparing latest) {
                preparing = latest;
            }
            if (event instanceof TrainingEvent.DeviceChosen chosen) {
                device = chosen;
            }
            if (event instanceof TrainingEvent.WorkSized size) {
                work = size;
            }
            markers.add(event);
            if (event instanceof TrainingEvent.BestFound found) {
                best = found;
            }
            Notice.of(event).ifPresent(say);
        }
    }
}
