package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.RunState;
import palimpsest.ui.Drops;
import palimpsest.ui.Pictures;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.TokenPane;
import palimpsest.workbench.EngineWorkbench;

/// The main job with a real model and real text, by drag and drop.
@Tag("shared")
@ExtendWith(ApplicationExtension.class)
class SharedWindowTest {
    private static final Path SHARED = Path.of(System.getProperty("palimpsest.shared", "../shared"));
    private static final Path PICTURES = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));
    private static final long LONGEST_SECONDS = 300;

    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage, new EngineWorkbench(folder.resolve("cache"), "test"), List::of);
    }

    @Test
    void droppedFilesAreTrainedOnAndWhatHappensIsSeen() throws Exception {
        fixture.onFx(() -> {
            Drops.drop(
                    fixture.node("#model"), SHARED.resolve("models/stories260K").toAbsolutePath());
            Drops.drop(
                    fixture.node("#new-text"),
                    SHARED.resolve("corpora/shakespeare.txt").toAbsolutePath());
            Drops.drop(
                    fixture.node("#old-text"),
                    SHARED.resolve("corpora/tinystories_valid.jsonl").toAbsolutePath());
            ((TextField) fixture.node("#setting-steps")).setText("40");
            ((TextField) fixture.node("#setting-context")).setText("128");
            ((TextField) fixture.node("#setting-measure-every")).setText("10");
        });
        fixture.waitFor(LONGEST_SECONDS, () -> !fixture.disabled("#start"));
        picture("real-ready");
        press("#start");
        LinePlot fresh = (LinePlot) fixture.node("#new-plot");
        LinePlot old = (LinePlot) fixture.node("#old-plot");
        TokenPane tokens = (TokenPane) fixture.node("#tokens");
        fixture.waitFor(
                LONGEST_SECONDS,
                () -> points(fresh) >= 10 && points(old) >= 2 && tokens.cells().size() > 0);
        fixture.waitFor(
                LONGEST_SECONDS,
                () -> fixture.window().workspace().training().state().get() == RunState.FINISHED);
        fixture.waitFor(
                LONGEST_SECONDS,
                () -> fixture.window()
                        .tokens()
                        .model()
                        .map()
                        .get()
                        .filter(map -> map.step() == 40)
                        .isPresent());
        assertEquals(40, points(fresh));
        assertTrue(points(old) >= 5, () -> "measured " + points(old) + " times");
        picture("real-finished");
        for (String place : new String[] {"new-text", "old-text", "tokens"}) {
            Path file = Files.createDirectories(PICTURES).resolve("export-" + place + ".png");
            fixture.dialogs.save(file);
            press("#export-" + place);
            press("#export-save");
            fixture.waitFor(LONGEST_SECONDS, () -> Files.exists(file));
            BufferedImage picture = ImageIO.read(file.toFile());
            double shown = fixture.node(place.equals("tokens") ? "#tokens" : "#" + place.replace("text", "plot"))
                    .getLayoutBounds()
                    .getWidth();
            assertEquals(2 * Math.max(place.equals("tokens") ? 576 : 0, shown), picture.getWidth(), 2, place);
            assertTrue(picture.getHeight() > 100, place);
        }
        fixture.onFx(fixture.window()::close);
        fixture.waitFor(LONGEST_SECONDS, () -> !fixture.stage().isShowing());
    }

    private void press(String id) {
        fixture.onFx(() -> ((Button) fixture.node(id)).fire());
    }

    private void picture(String name) {
        fixture.onFx(() -> Pictures.write(fixture.stage().getScene(), 1440, 900, PICTURES.resolve(name + ".png")));
    }

    private static int points(LinePlot plot) {
        return plot.content().lines().stream()
                .map(PlotLine::series)
                .mapToInt(series -> series.size())
                .max()
                .orElse(0);
    }
}
