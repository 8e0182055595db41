package palimpsest.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Window;
import palimpsest.cli.SampleFolder;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.shell.Desk;
import palimpsest.ui.shell.WindowOptions;
import palimpsest.workbench.EngineWorkbench;

/// The process of [FirstPointBench]: opens the window, looks at the welcome for as long as someone
/// reads, starts an experiment, and prints the seconds until its plots show something.
final class FirstPointSide {
    private static final long READING_MILLIS = 5_000;
    private static final long LOOK_EVERY_MILLIS = 10;

    private FirstPointSide() {}

    /// Arguments: the experiment's id, and a folder for what the program keeps.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        WindowOptions options = new WindowOptions(
                new EngineWorkbench(folder.resolve("cache"), "bench"),
                folder.resolve("runs"),
                folder.resolve("window.json"),
                () -> SampleFolder.find().experiments(),
                Optional.empty(),
                Desk.bare(folder.resolve("runs")));
        Thread.ofPlatform().daemon().start(() -> palimpsest.ui.shell.Window.open(options));
        Button offer = (Button) waitFor(() -> find("#offer-" + arguments[0]));
        Thread.sleep(READING_MILLIS);
        long start = System.nanoTime();
        Platform.runLater(offer::fire);
        waitFor(() -> points("#old-plot", PlotLine.Kind.AREA) ? offer : null);
        double measured = (System.nanoTime() - start) / 1e9;
        waitFor(() -> points("#new-plot", PlotLine.Kind.RUN) ? offer : null);
        double trained = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%.3f %.3f%n", measured, trained);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static boolean points(String plot, PlotLine.Kind kind) {
        return find(plot) instanceof LinePlot drawn
                && drawn.content().lines().stream()
                        .anyMatch(line -> line.kind() == kind && line.series().size() > 0);
    }

    private static Node find(String id) {
        return Window.getWindows().isEmpty()
                ? null
                : Window.getWindows().getFirst().getScene().lookup(id);
    }

    /// @return what is asked on the thread of the window, again and again until it is there
    private static Node waitFor(Supplier<Node> asked) throws Exception {
        while (true) {
            CompletableFuture<Node> answer = new CompletableFuture<>();
            try {
                Platform.runLater(() -> answer.complete(asked.get()));
            } catch (IllegalStateException notStartedYet) {
                answer.complete(null);
            }
            if (answer.get() != null) {
                return answer.get();
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
