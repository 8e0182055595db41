package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.DeviceChoice;
import palimpsest.ui.experiment.SettingsViewModel;

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
        fixture.waitFor(() -> Files.exists(fixture.settings()));
        Preferences kept = new PreferencesFile(fixture.settings()).read();
        assertEquals(new Workplace(2.5, Optional.of(runs), 150), kept.workplace());
        assertEquals(Theme.DARK, kept.theme());
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

    private void type(String field, String text) {
        ((TextField) fixture.node(field)).setText(text);
    }

    private <T> void choose(String box, T value) {
        @SuppressWarnings("unchecked")
        ComboBox<T> choice = (ComboBox<T>) fixture.node(box);
        choice.setValue(value);
    }
}
