package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.PauseTransition;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import palimpsest.tensor.InputException;
import palimpsest.ui.experiment.ExperimentView;
import palimpsest.ui.experiment.FileDrop;
import palimpsest.ui.fx.Background;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.FoldingSplit;
import palimpsest.ui.fx.FrameClock;
import palimpsest.ui.fx.FxThread;
import palimpsest.ui.fx.OpenedFiles;
import palimpsest.ui.ledger.CaptionsView;
import palimpsest.ui.ledger.LedgerView;
import palimpsest.ui.ledger.LedgerViewModel;
import palimpsest.ui.runs.QueueView;
import palimpsest.ui.runs.RunsView;
import palimpsest.ui.runs.SweepView;
import palimpsest.ui.training.Notice;
import palimpsest.ui.training.TrainingView;
import palimpsest.ui.welcome.WelcomeView;
import palimpsest.workbench.ModelExport;
import palimpsest.workbench.SingleWindow;

/// The one window. FX thread, but for [#open].
public final class Window {
    private static final Duration SETTLING = Duration.millis(180);
    private static final long MEMORY_EVERY_NANOS = 2_000_000_000L;

    private final Stage stage;
    private final WindowOptions options;
    private final FileDialogs dialogs;
    private final WindowMemory windowMemory;
    private final Background mapping = new Background("palimpsest-window");
    private final Background leaving = new Background("palimpsest-leaving");
    private final WorkspaceViewModel workspace;
    private final ObjectProperty<Theme> theme;
    private final ReadOnlyStringWrapper memory = new ReadOnlyStringWrapper("");
    private final ShellView shell = new ShellView();
    private final TrainingView training;
    private final DeskCommands deskCommands;
    private final Exports exports;
    private final Background counting = new Background("palimpsest-ledger");
    private final LedgerViewModel ledger = new LedgerViewModel(lane(counting), FxThread::run);
    private final TokensPart tokens;
    /// How often what a run says is drawn: often enough to be live, seldom enough to leave the processor to the run.
    private static final Duration FOLLOWING = Duration.millis(250);

    private final Intake intake;
    private final SettingsPageViewModel settings;
    private WindowParts parts;
    private FrameClock clock;

    Window(Stage stage, WindowOptions options, FileDialogs dialogs) {
        this.stage = stage;
        this.options = options;
        this.dialogs = dialogs;
        windowMemory = new WindowMemory(new PreferencesFile(options.settingsFile()), stage);
        PauseTransition settling = new PauseTransition(SETTLING);
        workspace = new WorkspaceViewModel(
                options.workbench(),
                options.runsFolder(),
                options.experiments(),
                new WorkspaceViewModel.Lanes(lane(leaving), FxThread::run, action -> {
                    settling.setOnFinished(finished -> action.run());
                    settling.playFromStart();
                }));
        theme = new SimpleObjectProperty<>(Theme.SYSTEM);
        deskCommands = new DeskCommands(
                options.desk(), shell.question(), notice -> workspace.training().say(notice));
        exports = new Exports(shell.question(), dialogs, deskCommands::open, workspace.training());
        training = new TrainingView(exports, shell.explanation());
        tokens = new TokensPart(lane(mapping), shell.explanation());
        intake = new Intake(workspace, dialogs, shell.question());
        settings = new SettingsPageViewModel(workspace, theme, options.runsFolder());
    }

    /// Whether there is a screen to open a window on.
    public static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return !linux
                || System.getProperty("glass.platform") != null
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /// Opens the window and returns when it was closed. From any thread but the FX thread, once in a process.
    ///
    /// @throws InputException where this machine lacks a library that a window needs, saying which package to install
    public static void open(WindowOptions options) {
        SystemLibraries.missing().ifPresent(missing -> {
            throw new InputException(missing);
        });
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Platform.startup(() -> {
            try {
                Stage stage = new Stage();
                Window window = new Window(stage, options, new StageFileDialogs(stage));
                Thread.currentThread().setUncaughtExceptionHandler((thread, defect) -> window.admit(defect));
                stage.setOnHidden(hidden -> closed.countDown());
                window.show();
            } catch (RuntimeException | Error defect) {
                failure.set(defect);
                closed.countDown();
            }
        });
        try {
            closed.await();
        } catch (InterruptedException wantedElsewhere) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the window could not be built", failure.get());
        }
    }

    /// Builds and shows everything.
    void show() {
        ExperimentView experiment = new ExperimentView(dialogs, shell.explanation());
        RunsView runs = new RunsView(
                workspace::show, workspace::resume, workspace::repeat, workspace::toggle, shell.explanation());
        QueueView queue = new QueueView();
        SweepView sweep = new SweepView();
        WelcomeView welcome = new WelcomeView(
                () -> dialogs.folder("Choose a model folder").map(List::of).orElse(List.of()),
                () -> dialogs.files("Choose text files"),
                intake::take,
                shell.explanation());
        Node greeting = welcome.createView();
        LedgerView ledgerView = new LedgerView(shell.explanation());
        CaptionsView captions = new CaptionsView();
        Region ledgerPanel = ledgerView.createView();
        Parent root = shell.createView(
                new VBox(queue.createView(), experiment.createView()),
                runs.createView(),
                training.createView(ledgerPanel, tokens.createView(), captions.createView(), greeting),
                sweep.createView(),
                deskCommands.buttons(),
                settings.size());
        Preferences preferences = recall();
        shell.bind(workspace);
        experiment.bind(workspace.experiment());
        runs.bind(workspace.runs());
        queue.bind(workspace.queue());
        sweep.bind(workspace.sweep());
        runs.onDiscard(workspace.discards()::discard);
        training.bind(workspace.training());
        welcome.bind(workspace.welcome());
        greeting.visibleProperty().bind(workspace.welcoming());
        workspace.welcoming().subscribe(shown -> training.showRuns(!shown, WindowParts.hasFocus(greeting)));
        Exhibits exhibits = new Exhibits(workspace, training, ledger, tokens.view());
        ledgerView.bind(ledger, exhibits.ledgerPart(), exports);
        captions.bind(ledger);
        tokens.bind(workspace.training(), training, exports);
        workspace
                .training()
                .run()
                .addListener((observed, before, now) -> now.ifPresent(run -> ledger.show(
                        run, workspace.training().runs(), workspace.training().colors())));
        exports.offer(exhibits::all);
        FileDrop.accept(ledgerPanel, intake::ask);
        List<Command> commands = Commands.of(this);
        shell.bindCommands(commands);
        shell.topBar().bindMenus(commands, theme);
        shell.statusBar().bind(workspace.training().status(), memory);
        FileDrop.accept(root, intake::take);
        shell.zones().follow(root, files -> DropZones.of(files, workspace, intake), intake::refusing);
        Scene scene = new Scene(root);
        new ThemeSwitch(scene, theme, dark -> {
            training.show(dark);
            tokens.view().show(dark);
        });
        Shortcuts.install(scene, commands);
        parts = new WindowParts(scene);
        stage.setScene(scene);
        stage.setTitle("Palimpsest");
        stage.getIcons().setAll(AppIcon.sizes());
        stage.setOnCloseRequest(request -> {
            request.consume();
            close();
        });
        stage.show();
        clock = new FrameClock(stage);
        clock.watch(workspace::version, FOLLOWING, workspace::poll);
        clock.watch(() -> System.nanoTime() / MEMORY_EVERY_NANOS, () -> memory.set(ResidentMemory.words()));
        training.follow(clock);
        ledgerView.follow(clock);
        tokens.follow(clock);
        begin(preferences);
        windowMemory.follow(clock, workspace.experiment()::draft, settings::workplace);
        options.desk().single().ifPresent(single -> single.listen(files -> FxThread.run(() -> handed(files))));
        OpenedFiles.listen(this::handed);
    }

    WorkspaceViewModel workspace() {
        return workspace;
    }

    TokensPart tokens() {
        return tokens;
    }

    ObjectProperty<Theme> theme() {
        return theme;
    }

    /// Whether a question or the help stands over the window.
    boolean asking() {
        return shell.question().asking()
                || shell.help().open()
                || workspace.sweep().open().get()
                || shell.palette().isOpen();
    }

    DeskCommands deskCommands() {
        return deskCommands;
    }

    TrainingView training() {
        return training;
    }

    /// How the sidebar and the rest share the width.
    FoldingSplit sides() {
        return shell.sides();
    }

    /// Size of everything, in per cent.
    ObjectProperty<Integer> size() {
        return settings.size();
    }

    /// What is opened and dropped goes through here.
    Intake intake() {
        return intake;
    }

    /// Shows the settings.
    void showSettings() {
        shell.question()
                .ask(
                        "Settings",
                        new SettingsPageView(dialogs).createView(settings),
                        List.of(new QuestionView.Answer("settings-done", "Done", true, () -> {})));
    }

    /// Lists all commands.
    void showCommands() {
        shell.explanation().close();
        shell.palette().open();
    }

    /// From light to dark, or back.
    void turnColours() {
        boolean dark = theme.get().dark(stage.getScene().getPreferences().getColorScheme() == ColorScheme.DARK);
        theme.set(dark ? Theme.LIGHT : Theme.DARK);
    }

    /// Moves the focus to another part of the window.
    ///
    /// @param by parts, forward or back
    void goToPart(int by) {
        parts.go(by);
    }

    Exports exports() {
        return exports;
    }

    void help() {
        if (!asking()) {
            shell.explanation().close();
            shell.help().showPage();
        }
    }

    /// Closes the window; asks first where a run is under way.
    void close() {
        if (asking()) {
            return;
        }
        if (!workspace.underWay()) {
            leave();
            return;
        }
        shell.question()
                .ask(
                        "Training is under way",
                        "Palimpsest can finish the step, write a checkpoint and close. The run is kept and can be "
                                + "resumed later from where it stopped.",
                        List.of(
                                new QuestionView.Answer("stop-and-close", "Stop and keep the run", true, this::leave),
                                new QuestionView.Answer("keep-training", "Keep training", false, () -> {})));
    }

    /// Says that the program has a defect.
    void admit(Throwable defect) {
        deskCommands.admit(Thread.currentThread(), defect);
    }

    private void leave() {
        options.desk().single().ifPresent(SingleWindow::close);
        windowMemory.close();
        if (workspace.underWay()) {
            shell.question()
                    .tell("Finishing the step", "The checkpoint is being written; the window closes by itself.");
        }
        CompletableFuture.allOf(workspace.leave(), exports.finished())
                .thenRunAsync(
                        () -> {
                            clock.close();
                            mapping.close();
                            exports.close();
                            counting.close();
                            leaving.close();
                            stage.hide();
                        },
                        FxThread::run);
    }

    /// Puts everything as it was left.
    private Preferences recall() {
        windowMemory.choices().choice("theme", theme, Theme.class);
        workspace.training().choices().keepIn(windowMemory.choices());
        tokens.model().keepIn(windowMemory.choices());
        training.keepIn(windowMemory.choices());
        shell.keepIn(windowMemory.choices());
        dialogs.keepIn(windowMemory.choices());
        exports.model().keepIn(windowMemory.choices());
        Preferences preferences = windowMemory.open();
        settings.restore(preferences.workplace());
        return preferences;
    }

    private void begin(Preferences preferences) {
        windowMemory
                .warning()
                .ifPresent(warning -> workspace
                        .training()
                        .say(new Notice(Notice.Kind.WARNING, "The settings could not be read", warning)));
        if (options.first().isPresent()) {
            workspace.start(options.first().get());
            return;
        }
        workspace.experiment().restore(preferences.draft());
        List<Path> files = options.desk().files();
        if (windowMemory.first() || !files.isEmpty()) {
            workspace.runs().refresh();
        } else {
            workspace.showLatest();
        }
        intake.take(files);
        if (windowMemory.first() && files.isEmpty()) {
            workspace.readAhead();
        }
    }

    /// What a later start of the program was asked to open comes here.
    private void handed(List<Path> files) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        intake.take(files);
    }

    void exportModel(ModelExport.Format format) {
        if (workspace.modelExport().ready()) {
            dialogs.folder("Choose where the model's folder shall be made")
                    .ifPresent(parent -> workspace.modelExport().write(format, parent));
        }
    }

    private static Executor lane(Background background) {
        return task -> background.submit(
                () -> {
                    task.run();
                    return task;
                },
                done -> {});
    }
}
