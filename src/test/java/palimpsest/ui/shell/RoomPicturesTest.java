package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.Pictures;
import palimpsest.ui.fx.FoldingSplit.Folded;

/// The window magnified, and with parts folded away: pictures to look at.
@ExtendWith(ApplicationExtension.class)
class RoomPicturesTest {
    private static final Path PICTURES = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));

    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage, fixture.workbench, fixture::experiments);
    }

    @Test
    void whatIsDrawnIsAsSharpAsTheWordsWhereItIsMagnified() {
        fixture.dropAll();
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(100));
        fixture.waitFor(() -> fixture.window().tokens().model().map().get().isPresent());
        picture("folded", () -> {
            fixture.window().training().evidence().toggle(Folded.FIRST);
            fixture.window().training().losses().toggle(Folded.SECOND);
        });
        picture("folded-side", () -> {
            fixture.window().sides().toggle(Folded.FIRST);
            fixture.window().training().rows().toggle(Folded.FIRST);
        });
        fixture.onFx(() -> {
            fixture.window().sides().toggle(Folded.FIRST);
            fixture.window().training().rows().toggle(Folded.FIRST);
            fixture.window().training().evidence().toggle(Folded.FIRST);
            fixture.window().training().losses().toggle(Folded.SECOND);
        });
        picture("twice-as-large", () -> fixture.window().size().set(200));
        fixture.onFx(() -> fixture.window().sides().toggle(Folded.FIRST));
        Region plot = (Region) fixture.node("#new-plot");
        Canvas drawn = (Canvas) plot.getChildrenUnmodifiable().getFirst();
        assertEquals(2 * Math.floor(plot.getWidth()), drawn.getWidth());
        picture("twice-as-large-plots", () -> {});
        MenuButton units = (MenuButton) fixture.node("#new-units");
        fixture.onFx(units::show);
        Labeled word = (Labeled) units.getItems().getFirst().getStyleableNode().lookup(".label");
        assertEquals(26, word.getFont().getSize());
        fixture.onFx(units::hide);
    }

    private void picture(String name, Runnable change) {
        fixture.onFx(change);
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            fixture.onFx(() -> {
                fixture.window().theme().set(theme);
                BufferedImage picture = Pictures.of(fixture.stage().getScene(), 1280, 800);
                Pictures.write(
                        picture,
                        PICTURES.resolve(name + "-1280x800-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
            });
        }
    }
}
