package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
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
import palimpsest.train.Plan;
import palimpsest.ui.FakeRun;

/// A sweep is asked for, runs, and is put in another order, with the pictures of it.
@ExtendWith(ApplicationExtension.class)
class QueueWindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void aSweepIsQueuedReorderedAndShortened() {
        fixture.dropAll();
        fixture.onFx(() -> ((Button) fixture.node("#vary")).fire());
        fixture.onFx(() -> ((TextField) fixture.node("#sweep-replays")).setText("0, many"));
        picture("sweep-wrong");
        assertTrue(fixture.disabled("#sweep-run"));
        fixture.onFx(() -> ((TextField) fixture.node("#sweep-replays")).setText("0, 5, 10, 25"));
        fixture.onFx(() -> ((TextField) fixture.node("#sweep-seeds")).setText("1, 2"));
        picture("sweep");
        key(fixture.node("#sweep-seeds"), KeyCode.ENTER, false);
        assertFalse(fixture.window().workspace().sweep().open().get());
        assertEquals(8, fixture.workbench.all().size());
        fixture.onFx(() -> fixture.workbench.all().getFirst().advance(120));
        fixture.waitFor(() -> rows().size() == 8 && !fixture.disabled("#pause"));
        List<FakeRun> before = fixture.workbench.all();
        key(rows().get(3), KeyCode.UP, true);
        assertEquals(before.get(3).folder(), rows().get(2).getUserData());
        key(rows().get(7), KeyCode.DELETE, false);
        assertEquals(7, rows().size());
        Plan removed = before.get(7).plan();
        assertTrue(fixture.workbench.all().stream().noneMatch(run -> run.plan().equals(removed)));
        fixture.onFx(() -> fixture.stage()
                .getScene()
                .getAccelerators()
                .get(KeyCombination.valueOf("Shortcut+Z"))
                .run());
        assertEquals(8, rows().size());
        assertEquals(removed, fixture.workbench.all().getLast().plan());
        key(rows().get(7), KeyCode.DELETE, false);
        assertEquals(7, rows().size());
        picture("queue");
        fixture.onFx(() -> fixture.workbench.all().getFirst().advance(80));
        fixture.waitFor(() -> rows().size() == 6);
    }

    @Test
    void aRunUnderWayIsRepeatedWithAnotherSeedBehindIt() {
        fixture.dropAll();
        fixture.onFx(() -> ((Button) fixture.node("#start")).fire());
        fixture.onFx(() -> fixture.workbench.lastRun().advance(40));
        fixture.waitFor(() -> fixture.node(".run-repeat") != null);
        fixture.onFx(() -> ((Button) fixture.node(".run-repeat")).fire());
        fixture.onFx(() -> ((TextField) fixture.node("#sweep-seeds")).setText("5"));
        fixture.onFx(() -> ((Button) fixture.node("#sweep-run")).fire());
        assertEquals(2, fixture.workbench.all().size());
        assertEquals(5, fixture.workbench.lastRun().plan().seed());
        fixture.waitFor(() -> rows().size() == 2);
        assertEquals(2, fixture.window().workspace().training().runs().size());
    }

    private List<Node> rows() {
        return ((Parent) fixture.node("#queue")).getChildrenUnmodifiable();
    }

    private void key(Node node, KeyCode key, boolean alt) {
        fixture.onFx(
                () -> Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, alt, false)));
    }

    private void picture(String name) {
        new WindowPictures(fixture).take(name);
    }
}
