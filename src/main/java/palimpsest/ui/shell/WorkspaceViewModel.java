package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.ui.experiment.ExperimentViewModel;
import palimpsest.ui.runs.RunRow;
import palimpsest.ui.runs.RunsViewModel;
import palimpsest.ui.training.Notice;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.workbench.Run;
import palimpsest.workbench.Workbench;

/// What can be done in the window as a whole: start the plan, pause, go on, stop, show another run, leave.
public final class WorkspaceViewModel {
    /// Where work is done.
    ///
    /// @param background runs what would hold up the window
    /// @param leaving runs the end of the engine
    /// @param fx runs what it is given on the FX thread
    /// @param settle runs the last action it was given once the person has paused
    public record Lanes(Executor background, Executor leaving, Executor fx, Consumer<Runnable> settle) {}

    private final Workbench workbench;
    private final Path runsFolder;
    private final Executor leaving;
    private final Executor fx;
    private final ExperimentViewModel experiment;
    private final TrainingViewModel training;
    private final RunsViewModel runs;
    private final ModelExportViewModel modelExport;
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper startHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper pausable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private Optional<Run> active = Optional.empty();
    /// What the commands go by: the state of the active run at the last poll, so that every change of it is seen.
    private RunState activeState;
    private int opening;
    private boolean closing;
    private String awaited = "";
    private boolean stopping;

    /// @param runsFolder where runs are kept
    public WorkspaceViewModel(Workbench workbench, Path runsFolder, Lanes lanes) {
        this.workbench = workbench;
        this.runsFolder = runsFolder;
        leaving = lanes.leaving();
        fx = lanes.fx();
        experiment = new ExperimentViewModel(workbench, fx, lanes.settle());
        training = new TrainingViewModel(lanes.background(), fx);
        runs = new RunsViewModel(workbench, runsFolder, fx);
        modelExport = new ModelExportViewModel(workbench, training, fx);
        experiment.review().runnable().addListener((observed, before, now) -> settleCommands());
        experiment.review().reason().addListener((observed, before, now) -> settleCommands());
        training.state().addListener((observed, before, now) -> settleCommands());
        settleCommands();
    }

    public ExperimentViewModel experiment() {
        return experiment;
    }

    public TrainingViewModel training() {
        return training;
    }

    public RunsViewModel runs() {
        return runs;
    }

    ModelExportViewModel modelExport() {
        return modelExport;
    }

    public ReadOnlyBooleanProperty startable() {
        return startable.getReadOnlyProperty();
    }

    /// Why Start cannot be pressed, in a sentence; empty when it can.
    public ReadOnlyStringProperty startHint() {
        return startHint.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty pausable() {
        return pausable.getReadOnlyProperty();
    }

    /// Whether the run goes on when asked: it is paused, or the one shown was stopped and nothing else is under way.
    public ReadOnlyBooleanProperty resumable() {
        return resumable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty stoppable() {
        return stoppable.getReadOnlyProperty();
    }

    /// Name of the run that is shown; empty without one.
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// Whether a run would be cut short if the window closed now.
    public boolean underWay() {
        return active.isPresent() && !active.get().feed().state().ended();
    }

    /// Starts the plan as it stands in a new folder.
    public void start() {
        Optional<Plan> plan = experiment.plan();
        if (startable.get() && plan.isPresent()) {
            begin(() -> workbench.start(plan.get(), RunFolders.next(runsFolder, plan.get())));
        }
    }

    public void pause() {
        active.ifPresent(Run::pause);
        await("Pausing after this step…");
    }

    /// Goes on with a paused run, or with the stopped run that is shown.
    public void goOn() {
        if (underWay()) {
            active.ifPresent(Run::proceed);
        } else {
            training.run().get().map(Run::folder).ifPresent(this::resume);
        }
    }

    public void stop() {
        active.ifPresent(Run::stop);
        stopping = true;
        await("Stopping: finishing the step and writing a checkpoint…");
    }

    /// Goes on with a stopped run from its last checkpoint.
    public void resume(Path folder) {
        if (!underWay()) {
            begin(() -> workbench.resume(folder));
        }
    }

    /// Fills the form with the plan of a run, to start it anew or with a change. What the form held before can be had
    /// back on each card.
    public void repeat(Path folder) {
        training.run().get().filter(run -> run.folder().equals(folder)).ifPresent(run -> experiment.show(run.plan()));
    }

    /// Shows a run; the one under way is shown as it goes, another as far as it is written.
    public void show(Path folder) {
        int mine = ++opening;
        if (active.map(Run::folder).filter(folder::equals).isPresent()) {
            follow(active.get());
            return;
        }
        workbench
                .open(folder)
                .whenCompleteAsync(
                        (run, failure) -> {
                            if (mine != opening) {
                                return;
                            }
                            if (failure == null) {
                                follow(run);
                            } else {
                                refuse("The run cannot be shown", failure);
                            }
                        },
                        fx);
    }

    /// Lists the runs and shows the latest of them.
    public void showLatest() {
        runs.refresh(found -> found.stream().findFirst().ifPresent(latest -> show(latest.folder())));
    }

    /// Fills the form with a plan that is still being made ready, such as the sample.
    public void take(Supplier<CompletableFuture<Plan>> plan) {
        plan.get()
                .whenCompleteAsync(
                        (made, failure) -> {
                            if (failure == null) {
                                experiment.show(made);
                            } else {
                                refuse("The sample cannot be used", failure);
                            }
                        },
                        fx);
    }

    /// Differs whenever a run has something new to say.
    public long version() {
        long shown = training.run().get().map(run -> run.feed().version()).orElse(0L);
        long going = active.map(run -> run.feed().version()).orElse(0L);
        return 1_000_003 * shown + going;
    }

    /// Reads what the runs have said since; called by the frame clock.
    public void poll() {
        training.poll();
        RunState now = active.map(run -> run.feed().state()).orElse(null);
        if (now != activeState) {
            activeState = now;
            awaited = "";
            stopping = stopping && underWay();
            settleCommands();
            if (!closing) {
                runs.refresh();
            }
        }
    }

    /// Stops what is under way, keeps it, and releases the engine; the future ends on the FX thread.
    public CompletableFuture<Void> leave() {
        closing = true;
        return CompletableFuture.runAsync(workbench::close, leaving).handleAsync((none, failure) -> null, fx);
    }

    private void begin(Supplier<Run> making) {
        try {
            Run run = making.get();
            opening++;
            active = Optional.of(run);
            activeState = run.feed().state();
            awaited = "";
            stopping = false;
            follow(run);
            runs.refresh();
        } catch (InputException refused) {
            refuse("The run cannot start", refused);
        }
        settleCommands();
    }

    private void follow(Run run) {
        training.follow(run);
        runs.showing(run.folder());
        title.set(String.valueOf(run.folder().getFileName()));
        settleCommands();
    }

    private void refuse(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String why =
                cause instanceof InputException ? cause.getMessage() : "This went wrong inside Palimpsest: " + cause;
        training.say(new Notice(Notice.Kind.FAILURE, what, why));
    }

    /// Says what the run was asked for until it has done it.
    private void await(String what) {
        awaited = underWay() ? what : "";
        settleCommands();
    }

    private void settleCommands() {
        boolean going = activeState != null && !activeState.ended();
        startable.set(!going && experiment.review().runnable().get());
        String under = awaited.isEmpty() ? "A run is under way." : awaited;
        startHint.set(going ? under : experiment.review().reason().get());
        pausable.set(activeState == RunState.RUNNING && awaited.isEmpty());
        resumable.set(activeState == RunState.PAUSED
                || !going && RunRow.canGoOn(training.state().get()));
        stoppable.set(going && !stopping);
    }
}
