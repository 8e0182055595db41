package palimpsest.bench;

import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.Button;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotLine;

/// The process of [FirstPointBench]: opens the window, looks at the welcome for as long as someone reads, starts an
/// experiment, and prints the seconds until its plots show something.
final class FirstPointSide {
    private static final long READING_MILLIS = 5_000;

    private FirstPointSide() {}

    /// Arguments: the experiment's id, and a folder for what the program keeps.
    public static void main(String[] arguments) throws Exception {
        LiveWindow.open(Path.of(arguments[1]));
        String offer = "#offer-" + arguments[0];
        LiveWindow.await(() -> LiveWindow.find(offer) != null);
        Thread.sleep(READING_MILLIS);
        long start = System.nanoTime();
        Platform.runLater(() -> ((Button) LiveWindow.find(offer)).fire());
        LiveWindow.await(() -> points("#old-plot", PlotLine.Kind.AREA));
        double measured = (System.nanoTime() - start) / 1e9;
        LiveWindow.await(() -> points("#new-plot", PlotLine.Kind.RUN));
        double trained = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%.3f %.3f%n", measured, trained);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static boolean points(String plot, PlotLine.Kind kind) {
        return LiveWindow.find(plot) instanceof LinePlot drawn
                && drawn.content().lines().stream()
                        .anyMatch(line -> line.kind() == kind && line.series().size() > 0);
    }
}
