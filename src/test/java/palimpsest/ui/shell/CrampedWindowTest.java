package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.tensor.InputException;
import palimpsest.ui.Drops;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.Pictures;
import palimpsest.ui.ReducedPicture;

/// The window with names that are longer than their places, and without its sample.
@ExtendWith(ApplicationExtension.class)
class CrampedWindowTest {
    private static final String LONG =
            "a-model-that-somebody-gave-the-longest-name-they-could-think-of-and-then-ninety-characters";

    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws IOException {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage, fixture.workbench, () -> {
            throw new InputException(
                    "The embedded sample was not found in /usr/share/palimpsest/samples. Name its place"
                            + " with -Dpalimpsest.home=FOLDER, or start palimpsest from its own folder.");
        });
    }

    @BeforeEach
    void size() {
        fixture.onFx(() -> {
            fixture.stage().setWidth(1280);
            fixture.stage().setHeight(800);
        });
    }

    @Test
    void whateverIsCutIsToldInFullByATooltip() throws IOException {
        new WindowPictures(fixture).take("no-sample");
        Path model = Files.createDirectories(fixture.folder.resolve(LONG));
        Files.writeString(model.resolve("config.json"), "{}");
        Path text = Files.writeString(
                fixture.folder.resolve("news-" + LONG + ".txt"), "In Atlantis it rains. ".repeat(600));
        Path old = Files.writeString(fixture.folder.resolve("Area of " + LONG + ".txt"), "It rains. ".repeat(900));
        fixture.onFx(() -> {
            Drops.drop(fixture.node("#model"), model);
            Drops.drop(fixture.node("#new-text"), text);
            Drops.drop(fixture.node("#old-text"), old, fixture.capitals);
        });
        fixture.waitFor(() -> !fixture.disabled("#start"));
        for (int i = 0; i < 3; i++) {
            fixture.workbench.remember(run(i));
        }
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(99));
        fixture.waitFor(() -> fixture.window().tokens().model().map().get().isPresent());
        new WindowPictures(fixture).take("long-names");
        assertEquals(List.of(), untold());
        fixture.onFx(() -> ((ToggleButton) fixture.node("#more-settings")).setSelected(true));
        fixture.onFx(fixture.window().workspace()::goHome);
        new WindowPictures(fixture).take("long-names-welcome");
        assertEquals(List.of(), untold());
    }

    private FakeRun run(int number) {
        return new FakeRun(FakePlans.plan(0.1), fixture.folder.resolve("runs/" + LONG + number));
    }

    @Test
    void aScreenOfTwiceAsManyPixelsShowsTheSamePage() {
        fixture.dropAll();
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(99));
        fixture.waitFor(() -> fixture.window().tokens().model().map().get().isPresent());
        fixture.onFx(() -> {
            BufferedImage fine = Pictures.of(fixture.stage().getScene(), 1920, 1080, 2);
            Pictures.write(fine, WindowPictures.FOLDER.resolve("running-3840x2160.png"));
            Pictures.write(
                    Pictures.of(fixture.stage().getScene(), 960, 540, 2),
                    WindowPictures.FOLDER.resolve("running-1920x1080-doubled.png"));
            BufferedImage usual = Pictures.of(fixture.stage().getScene(), 1920, 1080);
            assertEquals(List.of(), ReducedPicture.of(usual).differences(ReducedPicture.of(halved(fine))));
        });
    }

    private static BufferedImage halved(BufferedImage fine) {
        BufferedImage half = new BufferedImage(fine.getWidth() / 2, fine.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        half.createGraphics()
                .drawImage(
                        fine.getScaledInstance(half.getWidth(), half.getHeight(), Image.SCALE_AREA_AVERAGING),
                        0,
                        0,
                        null);
        return half;
    }

    /// Texts that are cut and told nowhere.
    private List<String> untold() {
        List<String> untold = new ArrayList<>();
        fixture.onFx(() -> {
            Parent root = fixture.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            root.lookupAll("*").stream()
                    .filter(node ->
                            node instanceof Labeled label && label.isTextTruncated() && shown(label) && !told(label))
                    .map(node -> node.getStyleClass() + " " + ((Labeled) node).getText())
                    .forEach(untold::add);
        });
        return untold;
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean told(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Control control && control.getTooltip() != null) {
                return true;
            }
        }
        return false;
    }
}
