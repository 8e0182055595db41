package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import palimpsest.train.RunState;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.TokenPane;
import palimpsest.ui.training.LossUnit;

/// A day's work without a mouse: nothing is done but by keys, as a keyboard sends them.
@ExtendWith(ApplicationExtension.class)
class KeyboardOnlyTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;
    private FxRobot keys;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        FakeRun earlier =
                new FakeRun(FakePlans.plan(0), Files.createDirectories(fixture.folder.resolve("runs/earlier")));
        earlier.advance(200);
        fixture.workbench.remember(earlier);
        fixture.open(stage, fixture.workbench, fixture::experiments);
    }

    @Test
    void fromTheFirstStartToReopening(FxRobot robot) {
        keys = robot;
        tabTo("the ready experiment", node -> "offer-no-replay".equals(node.getId()));
        type(KeyCode.SPACE);
        fixture.waitFor(() -> fixture.window().workspace().underWay());
        FakeRun run = fixture.workbench.lastRun();
        fixture.onFx(() -> run.advance(100));
        fixture.waitFor(() -> fixture.text("#status-step").contains("100"));
        lookAtThePlot();
        readTheTokens();
        openAnArea();
        stop(run);
        tickAnotherRun();
        quitWhileTrainingAndReopen();
    }

    private void lookAtThePlot() {
        partTo("#new-plot");
        type(KeyCode.RIGHT);
        assertNotNull(((LinePlot) fixture.node("#new-plot")).readout());
        LossUnit before = fixture.window().workspace().training().unit().get();
        type(KeyCode.CONTROL, KeyCode.U);
        assertNotEquals(before, fixture.window().workspace().training().unit().get());
    }

    private void readTheTokens() {
        fixture.waitFor(() -> step() == 100);
        type(KeyCode.F3);
        TokenPane pane = (TokenPane) fixture.node("#tokens");
        int most = pane.token();
        assertTrue(most >= 0 && pane.isFocused());
        type(KeyCode.F3);
        assertNotEquals(most, pane.token());
        type(KeyCode.COMMA);
        fixture.waitFor(() -> step() == 80);
        type(KeyCode.ENTER);
        fixture.waitFor(() -> fixture.node("#pin-card").isVisible());
        type(KeyCode.ESCAPE);
        type(KeyCode.ESCAPE);
        assertFalse(fixture.node("#pin-card").isVisible());
    }

    private void openAnArea() {
        partTo("#ledger-areas");
        type(KeyCode.DOWN);
        type(KeyCode.ENTER);
        fixture.waitFor(() -> fixture.node("#ledger-items").isFocused());
        type(KeyCode.ESCAPE);
        fixture.waitFor(() -> fixture.node("#ledger-areas").isFocused());
    }

    private void stop(FakeRun run) {
        type(KeyCode.CONTROL, KeyCode.PERIOD);
        fixture.waitFor(() -> run.feed().state() == RunState.STOPPED);
        fixture.waitFor(() -> fixture.disabled("#stop"));
    }

    private void tickAnotherRun() {
        partTo("#runs");
        tabTo("the check of the earlier run", node -> "Show in the plots: earlier".equals(node.getAccessibleText()));
        type(KeyCode.SPACE);
        fixture.waitFor(() -> fixture.window().workspace().training().runs().size() == 2);
    }

    private void quitWhileTrainingAndReopen() {
        fixture.waitFor(() -> fixture.window().workspace().startable().get());
        type(KeyCode.CONTROL, KeyCode.ENTER);
        fixture.waitFor(() -> fixture.window().workspace().underWay());
        fixture.onFx(() -> fixture.workbench.lastRun().advance(20));
        type(KeyCode.CONTROL, KeyCode.W);
        fixture.waitFor(() -> fixture.node("#stop-and-close") != null);
        assertTrue(fixture.node("#stop-and-close").isFocused());
        type(KeyCode.ENTER);
        fixture.waitFor(() -> !fixture.stage().isShowing());
        fixture.onFx(() -> fixture.open(new Stage()));
        fixture.waitFor(() -> fixture.text("#status-step").startsWith("Stopped at step 20"));
        assertEquals(
                LossUnit.PERPLEXITY,
                fixture.window().workspace().training().unit().get());
        fixture.onFx(fixture.stage()::close);
    }

    private long step() {
        return fixture.window()
                .tokens()
                .model()
                .map()
                .get()
                .map(map -> map.step())
                .orElse(-1L);
    }

    /// From part to part with F6.
    private void partTo(String part) {
        Node wanted = fixture.node(part);
        for (int i = 0; i < 12 && !within(focused(), wanted); i++) {
            type(KeyCode.F6);
        }
        assertTrue(within(focused(), wanted), () -> part + " is not reached with F6, but " + focused());
    }

    private void tabTo(String what, Predicate<Node> wanted) {
        for (int i = 0; i < 60 && (focused() == null || !wanted.test(focused())); i++) {
            type(KeyCode.TAB);
        }
        assertTrue(focused() != null && wanted.test(focused()), () -> what + " is not reached with Tab");
    }

    private static boolean within(Node node, Node part) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }

    private Node focused() {
        return fixture.stage().getScene().getFocusOwner();
    }

    private void type(KeyCode... together) {
        keys.press(together).release(together);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
