package palimpsest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import palimpsest.ui.experiment.MethodViewModel.Kind;
import palimpsest.ui.shell.WindowTour;
import palimpsest.workbench.EngineWorkbench;

/// One model in the window, by a process of its own: given, trained, seen, and saved in both formats.
final class TourSide {
    private static final int LONGEST_SECONDS = 480;

    private TourSide() {}

    /// Arguments: the folder of a [BenchModel], an empty folder, the way of fine-tuning, and a file for a picture.
    /// Prints
    /// what was seen.
    public static void main(String[] arguments) throws Exception {
        BenchModel model = BenchModel.at(Path.of(arguments[0]));
        Path home = Path.of(arguments[1]);
        int code = 0;
        try {
            System.out.println(tour(model, home, TourBench.kind(arguments[2]), Path.of(arguments[3])));
        } catch (AssertionError missed) {
            System.out.println(missed.getMessage());
            code = 1;
        }
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    private static String tour(BenchModel model, Path home, Kind method, Path picture)
            throws IOException, TimeoutException {
        FxToolkit.toolkitContext().setLaunchTimeoutInMillis(LONGEST_SECONDS * 1000L);
        FxToolkit.toolkitContext().setSetupTimeoutInMillis(LONGEST_SECONDS * 1000L);
        FxToolkit.registerPrimaryStage();
        EngineWorkbench workbench = new EngineWorkbench(home.resolve("cache"), "bench");
        WindowTour[] opened = {null};
        FxToolkit.setupFixture(() -> opened[0] = open(home, workbench));
        WindowTour tour = opened[0];
        tour.give(model.folder(), model.newText(), model.oldText());
        tour.type("steps", TourBench.STEPS);
        tour.type("batch", TourBench.BATCH);
        tour.type("context", TourBench.CONTEXT);
        tour.moreSettings();
        tour.type("measure-every", TourBench.STEPS);
        tour.method(method);
        WindowTour.Seen seen = tour.run();
        tour.picture(picture);
        Path saved = Files.createDirectories(home.resolve("saved"));
        tour.save("Model as a folder…", saved);
        tour.save("Model as ONNX…", saved);
        return "%s; %d and %d points, %,d tokens; saved twice"
                .formatted(seen.status(), seen.newPoints(), seen.oldPoints(), seen.tokens())
                .toLowerCase(Locale.ROOT);
    }

    private static WindowTour open(Path home, EngineWorkbench workbench) {
        try {
            return WindowTour.open(new Stage(), home, workbench, LONGEST_SECONDS);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
