package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
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

/// Everything the window does can be found, and be done from the keyboard alone.
@ExtendWith(ApplicationExtension.class)
class CommandsWindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void everyCommandHasKeysOfItsOwnWhichTheMenuAndTheWindowKnow() {
        List<Command> commands = Commands.of(fixture.window());
        Set<KeyCombination> taken = new HashSet<>();
        commands.forEach(command -> {
            KeyCombination keys = KeyCombination.valueOf(command.keys());
            assertTrue(taken.add(keys), command.name() + " shares its keys");
            assertTrue(fixture.stage().getScene().getAccelerators().containsKey(keys), command.name());
        });
        Set<KeyCombination> inMenu = new HashSet<>();
        MenuButton menu = (MenuButton) fixture.node("#menu");
        for (MenuItem part : menu.getItems()) {
            ((Menu) part).getItems().forEach(item -> inMenu.add(item.getAccelerator()));
        }
        assertEquals(taken, inMenu);
    }

    @Test
    void theListOfCommandsFindsOneByWordsAndDoesIt() {
        fixture.dropAll();
        shortcut("Shortcut+K");
        assertTrue(fixture.node("#palette").isVisible());
        assertTrue(fixture.node("#palette-search").isFocused());
        type("start run");
        assertEquals("Start the run", marked().name());
        press(KeyCode.ENTER);
        assertFalse(fixture.node("#palette").isVisible());
        fixture.waitFor(() -> !fixture.disabled("#stop"));
    }

    @Test
    void arrowsChooseInTheListAndEscapeGoesBackToWhereTheFocusWas() {
        fixture.onFx(() -> fixture.node("#new-text").requestFocus());
        shortcut("Shortcut+K");
        type("export text");
        assertEquals("New text…", marked().name());
        press(KeyCode.DOWN);
        assertEquals("Old text…", marked().name());
        press(KeyCode.DOWN);
        assertEquals("New text…", marked().name());
        press(KeyCode.ESCAPE);
        assertFalse(fixture.node("#palette").isVisible());
        assertTrue(fixture.node("#new-text").isFocused());
    }

    @Test
    void whatCannotBeDoneNowStandsLastAndIsNotDone() {
        shortcut("Shortcut+K");
        type("run");
        ListView<Command> list = list();
        assertFalse(list.getItems().getLast().possible().get());
        type("stop");
        press(KeyCode.ENTER);
        assertTrue(fixture.node("#palette").isVisible());
    }

    @Test
    void filesAndFoldersAreOpenedByKeysAsIfTheyWereDropped() {
        fixture.dialogs.folder(fixture.model);
        shortcut("Shortcut+Shift+O");
        fixture.dialogs.files(List.of(fixture.atlas));
        shortcut("Shortcut+O");
        fixture.dialogs.files(List.of(fixture.capitals));
        shortcut("Shortcut+Shift+N");
        fixture.waitFor(() -> !fixture.disabled("#start"));
        assertEquals("llama-world", fixture.text("#model-title"));
        assertEquals("atlas.txt", fixture.text("#new-text-title"));
    }

    @Test
    void theKeysGoFromPartToPartAndRoundTheEnd() {
        fixture.onFx(() -> fixture.node("#model").requestFocus());
        shortcut("F6");
        assertTrue(fixture.node("#new-text").isFocused());
        shortcut("Shift+F6");
        shortcut("Shift+F6");
        assertTrue(fixture.node("#menu").isFocused());
        shortcut("F6");
        assertTrue(fixture.node("#model").isFocused());
    }

    @Test
    void aRunGoesToTheTrashAndComesBack() {
        fixture.dropAll();
        shortcut("Shortcut+Enter");
        fixture.onFx(() -> fixture.workbench.lastRun().advance(5));
        Path run = fixture.workbench.lastRun().folder();
        shortcut("Shortcut+Delete");
        fixture.waitFor(() -> notices().contains("Stop it first"));
        shortcut("Shortcut+Period");
        fixture.waitFor(() -> fixture.disabled("#stop"));
        shortcut("Shortcut+Delete");
        fixture.waitFor(() -> fixture.window().workspace().welcoming().get());
        assertTrue(fixture.workbench.all().isEmpty());
        shortcut("Shortcut+Z");
        fixture.waitFor(() -> fixture.window().workspace().runs().shown().get().contains(run));
        assertEquals(run, fixture.workbench.lastRun().folder());
    }

    private String notices() {
        return fixture.window().workspace().training().notices().toString();
    }

    private ListView<Command> list() {
        @SuppressWarnings("unchecked")
        ListView<Command> list = (ListView<Command>) fixture.node("#palette-list");
        return list;
    }

    private Command marked() {
        return list().getSelectionModel().getSelectedItem();
    }

    private void type(String words) {
        fixture.onFx(() -> ((TextField) fixture.node("#palette-search")).setText(words));
    }

    private void press(KeyCode code) {
        fixture.onFx(() -> Event.fireEvent(
                fixture.node("#palette-search"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private void shortcut(String keys) {
        fixture.onFx(() -> fixture.stage()
                .getScene()
                .getAccelerators()
                .get(KeyCombination.valueOf(keys))
                .run());
    }
}
