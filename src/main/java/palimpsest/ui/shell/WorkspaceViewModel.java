package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.ui.experiment.ExperimentViewModel;
import palimpsest.ui.fx.FailureWords;
import palimpsest.ui.runs.QueueViewModel;
import palimpsest.ui.runs.RunRow;
import palimpsest.ui.runs.RunsViewModel;
import palimpsest.ui.runs.SweepViewModel;
import palimpsest.ui.training.Notice;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.ui.welcome.RecentRun;
import palimpsest.ui.welcome.WelcomeViewModel;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunNames;
import palimpsest.workbench.Workbench;

/// What can be done in the window as a whole: start the plan, pause, go on, stop, show another run, leave.
public final class WorkspaceViewModel {
    /// Where work is done.
    ///
    /// @param leaving runs the end of the engine
    /// @param fx runs what it is given on the FX thread
    /// @param settle runs the last action it was given once the person has paused
    public record Lanes(Executor leaving, Executor fx, Consumer<Runnable> settle) {}

    /// So many runs are named in the title.
    private static final int NAMED = 3;

    private final Workbench workbench;
    private Path runsFolder;
    private final Executor leaving;
    private final Executor fx;
    private final ExperimentViewModel experiment;
    private final TrainingViewModel training;
    private final RunsViewModel runs;
    private final QueueViewModel queue;
    private final Sweeps sweeps;
    private final ShownRuns shown;
    private final ModelExportViewModel modelExport;
    private final DiscardViewModel discards;
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper startHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper pausable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper welcoming = new ReadOnlyBooleanWrapper(true);
    private final WelcomeViewModel welcome;
    private final RunsUnderWay underWay = new RunsUnderWay();
    /// What the commands go by: where the run under way stood at the last poll, so that every change of it is seen.
    private RunState activeState;
    private boolean closing;
    private String awaited = "";
    private boolean stopping;

    /// @param runsFolder where runs are kept
    /// @param experiments finds the ready experiments, or says why there are none
    public WorkspaceViewModel(
            Workbench workbench, Path runsFolder, Supplier<List<Experiment>> experiments, Lanes lanes) {
        this.workbench = workbench;
        this.runsFolder = runsFolder;
        leaving = lanes.leaving();
        fx = lanes.fx();
        experiment = new ExperimentViewModel(workbench, fx, lanes.settle());
        training = new TrainingViewModel();
        runs = new RunsViewModel(workbench, runsFolder, fx);
        queue = new QueueViewModel(workbench, this::left, this::queueAgain);
        shown = new ShownRuns(workbench, training, underWay, fx, this::follow, this::refuse);
        sweeps = new Sweeps(
                workbench, () -> this.runsFolder, experiment, training, underWay, fx, this::begin, this::refuse);
        modelExport = new ModelExportViewModel(workbench, training, fx);
        discards = new DiscardViewModel(workbench, fx, training::say, this::putAway, this::show);
        welcome = new WelcomeViewModel(experiments, this::start, this::show);
        runs.rows().addListener((ListChangeListener<RunRow>) change -> listRecent());
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

    public WelcomeViewModel welcome() {
        return welcome;
    }

    /// Has the texts of the ready experiments read while a person looks at the welcome for the first time, so that the
    /// first points stand soon after the click. What is wrong with them is said when one is started.
    void readAhead() {
        welcome.firstPlan().ifPresent(workbench::review);
    }

    /// Whether the welcome stands in the place of the runs.
    public ReadOnlyBooleanProperty welcoming() {
        return welcoming.getReadOnlyProperty();
    }

    public RunsViewModel runs() {
        return runs;
    }

    public QueueViewModel queue() {
        return queue;
    }

    public SweepViewModel sweep() {
        return sweeps.form();
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
        return underWay.going();
    }

    /// Starts the plan as it stands in a new folder.
    public void start() {
        Optional<Plan> plan = experiment.plan();
        if (startable.get() && plan.isPresent()) {
            begin(() -> List.of(workbench.start(
                    plan.get(),
                    RunNames.folders(runsFolder, List.of(plan.get())).getFirst())));
        }
    }

    /// Starts a ready experiment, without waiting for its plan to be reviewed, and fills the form with it.
    public void start(Experiment ready) {
        if (!underWay()) {
            begin(() -> workbench.start(ready, runsFolder));
            experiment.show(ready.plans().getFirst());
        }
    }

    /// Shows the welcome again; what is under way goes on.
    public void goHome() {
        welcoming.set(true);
    }

    public void pause() {
        underWay.pause();
        await("Pausing after this step…");
    }

    /// Goes on with what is paused, or with the stopped runs that are shown.
    public void goOn() {
        if (underWay()) {
            underWay.proceed();
        } else if (stoppedShown()) {
            begin(() -> training.runs().stream()
                    .map(run -> RunRow.canGoOn(run.feed().state()) ? workbench.resume(run.folder()) : run)
                    .toList());
        }
    }

    public void stop() {
        underWay.stop();
        stopping = true;
        await("Stopping: finishing the step and writing a checkpoint…");
    }

    /// Goes on with a stopped run from its last checkpoint.
    public void resume(Path folder) {
        if (!underWay()) {
            begin(() -> List.of(workbench.resume(folder)));
        }
    }

    /// Asks with which values the plan in the form shall be run.
    public void vary() {
        sweeps.vary();
    }

    /// Asks with which other values a run shall be repeated.
    public void repeat(Path folder) {
        sweeps.repeat(folder);
    }

    private void queueAgain(Plan plan) {
        sweeps.enqueue(List.of(plan));
    }

    /// A run left the queue before its turn.
    private void left(Path folder) {
        underWay.drop(folder);
        shown.putAway(folder);
    }

    /// Shows a run; the one under way is shown as it goes, another as far as it is written.
    public void show(Path folder) {
        shown.show(folder);
        welcoming.set(welcoming.get() && training.runs().isEmpty());
    }

    /// Shows a run beside those that are shown, or puts it away where it is one of several.
    public void toggle(Path folder) {
        shown.toggle(folder);
    }

    /// From now on runs are kept in this folder and listed from there.
    void keepRunsIn(Path folder) {
        if (!folder.equals(runsFolder)) {
            runsFolder = folder;
            runs.look(folder);
        }
    }

    /// No plan is started that would take more.
    void limitMemory(long bytes) {
        workbench.limitMemory(bytes);
        experiment.review().changed();
    }

    /// Moves runs to the trash and back.
    DiscardViewModel discards() {
        return discards;
    }

    /// A run that is shown is put away; where no other is left, the welcome takes its place.
    private void putAway(Path folder) {
        if (!shown.putAway(folder)) {
            goHome();
        }
        runs.refresh();
    }

    /// Lists the runs and shows the latest of them.
    public void showLatest() {
        runs.refresh(found -> found.stream().findFirst().ifPresent(latest -> show(latest.folder())));
    }

    /// Differs whenever a run has something new to say.
    public long version() {
        long showing =
                training.runs().stream().mapToLong(run -> run.feed().version()).sum();
        return 1_000_003 * showing + underWay.version();
    }

    /// Reads what the runs have said since; called by the frame clock.
    public void poll() {
        training.poll();
        queue.refresh();
        RunState now = underWay.state().orElse(null);
        if (now != activeState) {
            activeState = now;
            awaited = "";
            stopping = stopping && underWay();
            settleCommands();
        }
        if (underWay.changed() && !closing) {
            runs.refresh();
        }
    }

    /// Stops what is under way, keeps it, and releases the engine; the future ends on the FX thread.
    public CompletableFuture<Void> leave() {
        closing = true;
        return CompletableFuture.runAsync(workbench::close, leaving).handleAsync((none, failure) -> null, fx);
    }

    private void begin(Supplier<List<Run>> making) {
        begin(making, begun -> begun.stream().limit(TrainingViewModel.MOST_RUNS).toList());
    }

    /// @param showing which of the runs are shown then
    private void begin(Supplier<List<Run>> making, UnaryOperator<List<Run>> showing) {
        try {
            List<Run> begun = making.get();
            shown.giveUp();
            underWay.are(begun);
            activeState = underWay.state().orElse(null);
            awaited = "";
            stopping = false;
            follow(showing.apply(begun));
            runs.refresh();
            queue.refresh();
        } catch (InputException refused) {
            refuse("The run cannot start", refused);
        }
        settleCommands();
    }

    private void follow(List<Run> others) {
        training.follow(others);
        welcoming.set(false);
        List<Path> folders = others.stream().map(Run::folder).toList();
        runs.showing(folders, training.colors());
        title.set(
                folders.size() > NAMED
                        ? folders.size() + " runs"
                        : String.join(
                                " · ",
                                folders.stream()
                                        .map(folder -> String.valueOf(folder.getFileName()))
                                        .toList()));
        settleCommands();
    }

    private void listRecent() {
        welcome.list(runs.rows().stream()
                .map(row -> new RecentRun(row.folder(), row.name(), row.standing(), row.detail()))
                .toList());
    }

    private boolean stoppedShown() {
        return training.runs().stream()
                .anyMatch(run -> RunRow.canGoOn(run.feed().state()));
    }

    private void refuse(String what, Throwable failure) {
        training.say(new Notice(Notice.Kind.FAILURE, what, FailureWords.sentence(failure)));
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
        resumable.set(activeState == RunState.PAUSED || !going && stoppedShown());
        stoppable.set(going && !stopping);
        welcome.settle(going, startHint.get());
    }
}
