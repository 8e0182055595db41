package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.DeviceChoice;
import palimpsest.ui.experiment.SettingsViewModel;
import palimpsest.ui.fx.Remembered;
import palimpsest.ui.training.LossUnit;

/// The few settings, and that they are there again.
@ExtendWith(ApplicationExtension.class)
class SettingsWindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void whatIsSetHoldsAtOnceAndIsKept() {
        fixture.onFx(fixture.window()::showSettings);
        Path runs = fixture.folder.resolve("my runs");
        fixture.dialogs.folder(runs);
        fixture.onFx(() -> {
            choose("#settings-theme", Theme.DARK);
            choose("#settings-size", 150);
            choose("#settings-device", DeviceChoice.CPU);
            type("#settings-threads", "3");
            type("#settings-memory", "2.5");
            ((Button) fixture.node("#settings-runs-choose")).fire();
        });
        assertEquals(runs.toString(), fixture.text("#settings-runs"));
        assertEquals(2_500_000_000L, fixture.workbench.limit());
        SettingsViewModel form = fixture.window().workspace().experiment().settings();
        assertEquals(DeviceChoice.CPU, form.device().get());
        assertEquals(3, form.number(SettingsViewModel.Number.THREADS).value().orElse(0));
        fixture.onFx(() -> ((Button) fixture.node("#settings-done")).fire());
        assertFalse(fixture.node("#question").isVisible());
        fixture.dropAll();
        fixture.onFx(fixture.window().workspace()::start);
        assertEquals(runs, fixture.workbench.lastRun().folder().getParent());
        fixture.onFx(() -> fixture.workbench.lastRun().advance(200));
        fixture.waitFor(() -> !fixture.window().workspace().underWay());
        fixture.onFx(fixture.window()::close);
        fixture.waitFor(() -> !fixture.stage().isShowing());
        Preferences kept = new PreferencesFile(fixture.settings()).read(new Remembered());
        assertEquals(new Workplace(2.5, Optional.of(runs), 150), kept.workplace());
        assertEquals("DARK", kept.choices().get("theme"));
    }

    @Test
    void theColoursFollowTheSystemAtOnceUntilAPersonChooses() {
        Scene.Preferences system = fixture.stage().getScene().getPreferences();
        fixture.onFx(() -> system.setColorScheme(ColorScheme.DARK));
        assertTrue(dark());
        fixture.onFx(() -> system.setColorScheme(ColorScheme.LIGHT));
        assertFalse(dark());
        fixture.onFx(() -> fixture.window().theme().set(Theme.DARK));
        assertTrue(dark());
        fixture.onFx(() -> system.setColorScheme(ColorScheme.LIGHT));
        assertTrue(dark());
    }

    @Test
    void theUnitTakesEffectAtOnce() {
        fixture.onFx(fixture.window()::showSettings);
        fixture.onFx(() -> choose("#settings-unit", LossUnit.NATS));
        assertEquals("nats", fixture.text("#new-units"));
    }

    @Test
    void theSizeTakesEffectAtOnceAndWhatDoesNotFitIsScrolledTo() {
        Bounds usual = inScene("#menu");
        fixture.onFx(fixture.window()::showSettings);
        fixture.onFx(() -> choose("#settings-size", 200));
        fixture.onFx(() -> ((Button) fixture.node("#settings-done")).fire());
        assertEquals(2 * usual.getWidth(), inScene("#menu").getWidth(), 1);
        assertTrue(fixture.node("#scroll-across").isVisible());
        for (String far : List.of("#help", "#menu")) {
            fixture.onFx(() -> fixture.node(far).requestFocus());
            Bounds there = inScene(far);
            assertTrue(there.getMinX() >= 0 && there.getMinY() >= 0, far + " " + there);
            assertTrue(there.getMaxX() <= fixture.stage().getScene().getWidth(), far + " " + there);
        }
        fixture.onFx(() -> fixture.stage()
                .getScene()
                .getAccelerators()
                .get(KeyCombination.valueOf("Shortcut+0"))
                .run());
        assertEquals(usual, inScene("#menu"));
        assertFalse(fixture.node("#scroll-across").isVisible());
    }

    /// A plus is typed in other ways on other keyboards.
    @Test
    void everyPlusMakesEverythingLarger() {
        int before = fixture.window().size().get();
        for (KeyEvent plus : List.of(
                control(KeyCode.PLUS, false),
                control(KeyCode.EQUALS, false),
                control(KeyCode.EQUALS, true),
                control(KeyCode.ADD, false))) {
            fixture.onFx(() -> Event.fireEvent(fixture.node("#menu"), plus));
            assertTrue(fixture.window().size().get() > before, plus::toString);
            fixture.onFx(() -> Event.fireEvent(fixture.node("#menu"), control(KeyCode.SUBTRACT, false)));
            assertEquals(before, fixture.window().size().get());
        }
    }

    private static KeyEvent control(KeyCode code, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false);
    }

    private Bounds inScene(String query) {
        fixture.onFx(() -> fixture.stage().getScene().getRoot().layout());
        return fixture.node(query).localToScene(fixture.node(query).getLayoutBounds());
    }

    private boolean dark() {
        return fixture.stage().getScene().getRoot().getStyleClass().contains("dark");
    }

    @Test
    void aLimitThatIsNoNumberIsNamedAndChangesNothing() {
        fixture.onFx(fixture.window()::showSettings);
        fixture.onFx(() -> type("#settings-memory", "4"));
        fixture.onFx(() -> type("#settings-memory", "much"));
        assertEquals(4_000_000_000L, fixture.workbench.limit());
        assertTrue(fixture.node("#settings-memory").getAccessibleHelp().contains("enter a number"));
        fixture.onFx(() -> type("#settings-memory", "auto"));
        assertEquals(Long.MAX_VALUE, fixture.workbench.limit());
    }

    @Test
    void tabGoesRoundWithinTheSettings() {
        fixture.onFx(fixture.window()::showSettings);
        Set<Node> visited = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            fixture.onFx(() -> {
                Node focused = fixture.stage().getScene().getFocusOwner();
                visited.add(focused);
                Event.fireEvent(
                        focused, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
            });
        }
        assertEquals(8, visited.size());
        assertTrue(visited.contains(fixture.node("#settings-memory")));
    }

    @Test
    void noArrowLeavesTheSettingsForWhatLiesBehind() {
        fixture.onFx(fixture.window()::showSettings);
        for (KeyCode arrow : List.of(KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP)) {
            for (String place : List.of("#settings-done", "#settings-runs-choose")) {
                fixture.onFx(() -> {
                    fixture.node(place).requestFocus();
                    Event.fireEvent(
                            fixture.node(place),
                            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", arrow, false, false, false, false));
                });
                assertTrue(WindowParts.hasFocus(fixture.node("#question")), () -> arrow + " on " + place);
            }
        }
    }

    private void type(String field, String text) {
        ((TextField) fixture.node(field)).setText(text);
    }

    private <T> void choose(String box, T value) {
        @SuppressWarnings("unchecked")
        ComboBox<T> choice = (ComboBox<T>) fixture.node(box);
        choice.setValue(value);
    }
}
