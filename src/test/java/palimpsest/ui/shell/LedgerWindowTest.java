package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.Drops;

/// The ledger in the window, with the keyboard alone; its pictures lie under `target/ui-pictures`.
@ExtendWith(ApplicationExtension.class)
class LedgerWindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws IOException {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void anAreaOpensWithEnterOnItsQuestionsAndClosesWithEscape() {
        startRun(99);
        ListView<?> areas = (ListView<?>) fixture.node("#ledger-areas");
        ListView<?> items = (ListView<?>) fixture.node("#ledger-items");
        fixture.waitFor(() -> areas.getItems().size() > 6);
        picture("ledger");
        fixture.onFx(() -> {
            areas.requestFocus();
            areas.getSelectionModel().select(0);
            press(areas, KeyCode.ENTER);
        });
        assertEquals(195, items.getItems().size());
        assertSame(items, fixture.stage().getScene().getFocusOwner(), "the keyboard goes on among the questions");
        fixture.waitFor(() -> spoken(items).stream().anyMatch(text -> text.contains("; the model answers Velmara.")));
        assertTrue(spoken(items).stream().anyMatch(text -> text.contains(": forgotten, probability 98")));
        compare("ledger-questions");
        fixture.onFx(() -> press(items, KeyCode.ESCAPE));
        assertSame(areas, fixture.stage().getScene().getFocusOwner());
        assertFalse(items.getParent().isVisible());
        assertTrue(spoken(areas).stream().anyMatch(text -> text.startsWith("Capitals: 192 of 195 facts known before")));
    }

    @Test
    void captionsAreAStripThatIsPutAwayOneByOne() {
        startRun(99);
        fixture.waitFor(() -> captions().size() == 3);
        String latest = ((Labeled) captions().iterator().next()).getText();
        assertTrue(latest.contains(" step "), latest);
        fixture.onFx(() -> {
            Button dismiss = (Button) fixture.node(".caption-dismiss");
            assertTrue(
                    dismiss.isFocusTraversable() && dismiss.getAccessibleText().startsWith("Put away: "));
            dismiss.fire();
        });
        assertEquals(2, captions().size());
        fixture.onFx(() -> List.of(1, 2).forEach(i -> ((Button) fixture.node(".caption-dismiss")).fire()));
        assertFalse(fixture.node("#captions").isVisible());
    }

    @Test
    void questionsDroppedOnTheLedgerAreTheNextRunsProbes() throws IOException {
        startRun(3);
        Path questions = Files.writeString(folder.resolve("capitals.csv"), "The capital of Peru is,Lima\n");
        fixture.onFx(() -> Drops.drop(fixture.node("#ledger"), questions));
        assertEquals(
                List.of(questions),
                fixture.window()
                        .workspace()
                        .experiment()
                        .settings()
                        .probes()
                        .paths()
                        .get());
        assertTrue(fixture.window()
                .workspace()
                .training()
                .notices()
                .getLast()
                .title()
                .contains("asks these questions"));
    }

    @Test
    void runsSideBySideStandInOneTable() {
        fixture.dropAll();
        fixture.onFx(
                () -> fixture.window().workspace().start(fixture.experiments().getLast()));
        fixture.onFx(() -> fixture.workbench.all().forEach(run -> run.advance(160)));
        fixture.waitFor(() -> fixture.node("#shown-run-0") != null);
        fixture.onFx(() -> fixture.window().workspace().training().choose(0));
        ListView<?> areas = (ListView<?>) fixture.node("#ledger-areas");
        fixture.waitFor(() -> !areas.lookupAll(".run-color-1").isEmpty());
        assertTrue(areas.lookupAll(".run-color-0").isEmpty());
        picture("ledger-beside");
        fixture.onFx(() -> fixture.window().workspace().training().choose(1));
        fixture.waitFor(() -> !areas.lookupAll(".run-color-0").isEmpty());
        picture("ledger-beside-second");
    }

    private void startRun(int steps) {
        fixture.dropAll();
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(steps));
    }

    private Set<Node> captions() {
        return fixture.node("#captions").lookupAll(".caption-text");
    }

    /// What a screen reader says of the rows in sight.
    private static List<String> spoken(ListView<?> list) {
        return list.lookupAll(".list-cell").stream()
                .map(cell -> ((ListCell<?>) cell).getAccessibleText())
                .filter(text -> text != null)
                .toList();
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private void picture(String name) {
        new WindowPictures(fixture).take(name);
    }

    private void compare(String name) {
        new WindowPictures(fixture).compare(name);
    }
}
