package palimpsest.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Window;
import palimpsest.cli.SampleFolder;
import palimpsest.ui.shell.Desk;
import palimpsest.ui.shell.WindowOptions;
import palimpsest.workbench.EngineWorkbench;

/// The window with the sample's experiments, in this process, as someone sees it who has never run anything.
final class LiveWindow {
    private static final long LOOK_EVERY_MILLIS = 10;

    private LiveWindow() {}

    /// @param folder for all that the program keeps
    static void open(Path folder) {
        WindowOptions options = new WindowOptions(
                new EngineWorkbench(folder.resolve("cache"), "bench"),
                folder.resolve("runs"),
                folder.resolve("window.json"),
                () -> SampleFolder.find().experiments(),
                Optional.empty(),
                Desk.bare(folder.resolve("runs")));
        Thread.ofPlatform().daemon().start(() -> palimpsest.ui.shell.Window.open(options));
    }

    /// On the thread of the window; null where there is none.
    static Node find(String query) {
        return Window.getWindows().isEmpty()
                ? null
                : Window.getWindows().getFirst().getScene().lookup(query);
    }

    /// Asks on the thread of the window, again and again until it is so.
    static void await(BooleanSupplier asked) throws Exception {
        while (!on(asked::getAsBoolean)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /// @return what was answered on the thread of the window; false as long as that has not begun
    private static boolean on(Supplier<Boolean> asked) throws Exception {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            Platform.runLater(() -> answer.complete(asked.get()));
        } catch (IllegalStateException notStartedYet) {
            return false;
        }
        return answer.get();
    }
}
