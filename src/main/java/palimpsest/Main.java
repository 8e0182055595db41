package palimpsest;

import java.util.function.Function;
import palimpsest.cli.CommandLineProgram;
import palimpsest.cli.Interrupts;
import palimpsest.cli.SampleFolder;
import palimpsest.cli.Surroundings;
import palimpsest.cli.Terminal;
import palimpsest.tensor.InputException;
import palimpsest.ui.pictures.RunPictures;
import palimpsest.ui.shell.Window;
import palimpsest.ui.shell.WindowOptions;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.ExitHook;
import palimpsest.workbench.Places;
import palimpsest.workbench.Workbench;

/// Entry point: wires the program by hand.
public final class Main {
    /// The version in `pom.xml`.
    static final String VERSION = "0.1.0";

    private final Places places = Places.standard();

    private Main() {}

    public static void main(String[] arguments) {
        // Said outright, so that no thread of a native library keeps the program from ending.
        System.exit(CommandLineProgram.run(new Main().surroundings(), arguments));
    }

    private Surroundings surroundings() {
        return new Surroundings(
                Terminal.standard(),
                this::workbench,
                palimpsest.cli.Window.of(
                        Display::here,
                        first -> openWindow(workbench -> new WindowOptions(
                                workbench,
                                places.runs(),
                                places.settings().resolve("window.json"),
                                () -> SampleFolder.find().experiments(),
                                first))),
                RunPictures::write,
                Main::interrupts,
                Surroundings.Clock.system(),
                places.runs(),
                SampleFolder::find,
                VERSION);
    }

    private Workbench workbench() {
        return new EngineWorkbench(places.cache(), VERSION);
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
