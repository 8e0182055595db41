package palimpsest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.cli.CommandLineProgram;
import palimpsest.cli.Interrupts;
import palimpsest.cli.SampleFolder;
import palimpsest.cli.Surroundings;
import palimpsest.cli.Terminal;
import palimpsest.tensor.InputException;
import palimpsest.ui.pictures.RunPictures;
import palimpsest.ui.shell.Desk;
import palimpsest.ui.shell.FolderOpener;
import palimpsest.ui.shell.Window;
import palimpsest.ui.shell.WindowOptions;
import palimpsest.ui.training.RecordedPlots;
import palimpsest.workbench.CrashReports;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.ExitHook;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.Places;
import palimpsest.workbench.SingleWindow;
import palimpsest.workbench.Workbench;

/// Entry point: wires the program by hand.
public final class Main {
    /// The version in `pom.xml`.
    static final String VERSION = "0.1.0";

    /// How long a window that is open has to take what is handed to it; a busy machine needs some seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Places places = Places.standard();
    private final RunPictures pictures = new RunPictures(RecordedPlots::of);

    private Main() {}

    public static void main(String[] arguments) {
        // Said outright, so that no thread of a native library keeps the program from ending.
        System.exit(CommandLineProgram.run(new Main().surroundings(), arguments));
    }

    private Surroundings surroundings() {
        return new Surroundings(
                Terminal.standard(),
                this::workbench,
                palimpsest.cli.Window.of(Display::here, this::window),
                pictures::write,
                pictures::write,
                Main::interrupts,
                Surroundings.Clock.system(),
                places.runs(),
                SampleFolder::find,
                VERSION);
    }

    private Workbench workbench() {
        return new EngineWorkbench(places.cache(), VERSION);
    }

    /// Hands what is to be opened to the window that is open, or opens one.
    private void window(Optional<Experiment> first, List<Path> files) {
        Path state = places.state();
        Optional<SingleWindow> single = SingleWindow.claim(state);
        if (single.isEmpty() && first.isEmpty() && SingleWindow.handOver(state, files, PATIENCE)) {
            return;
        }
        CrashReports crashes = new CrashReports(
                state.resolve("crashes"), VERSION, List.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir"))));
        Thread.setDefaultUncaughtExceptionHandler(crashes::write);
        Desk desk = new Desk(
                files,
                single,
                crashes,
                Optional.ofNullable(System.getProperty("palimpsest.home")).map(Path::of),
                FolderOpener.system());
        try {
            openWindow(workbench -> new WindowOptions(
                    workbench,
                    places.runs(),
                    places.settings().resolve("window.json"),
                    () -> SampleFolder.find().experiments(),
                    first,
                    desk));
        } finally {
            single.ifPresent(SingleWindow::close);
        }
    }

    /// Returns when the window was closed. A run under way is stopped cleanly also when the program is asked to end
    /// from outside.
    private void openWindow(Function<Workbench, WindowOptions> options) {
        Workbench workbench = workbench();
        try (ExitHook _ = ExitHook.register(workbench::close)) {
            Window.open(options.apply(workbench));
        } catch (UnsupportedOperationException e) {
            // what JavaFX throws where a display is named but cannot be reached
            throw new InputException(
                    ("The window cannot be opened: %s. Check the display, or name a command to work in the terminal; "
                                    + "palimpsest --help lists them.")
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static Interrupts.Registration interrupts(Runnable action) {
        ExitHook hook = ExitHook.register(action);
        return hook::close;
    }
}
