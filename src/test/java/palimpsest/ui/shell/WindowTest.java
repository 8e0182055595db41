package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.train.RunState;
import palimpsest.ui.Drops;
import palimpsest.ui.plot.LinePlot;
import palimpsest.ui.plot.TokenPane;

/// The window as a person uses it.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    @Test
    void whatIsDroppedOnACardIsUnderstoodAtOnce() {
        fixture.onFx(() -> {
            Drops.drop(fixture.node("#model"), fixture.model);
            Drops.drop(fixture.node("#old-text"), fixture.capitals, fixture.elements);
        });
        assertEquals("llama-world", fixture.text("#model-title"));
        assertTrue(fixture.text("#model-detail").contains("2.1\u00A0M\u00A0parameters"));
        assertEquals("2 areas", fixture.text("#old-text-title"));
        assertTrue(fixture.text("#old-text-detail").contains("held\u00A0out"));
    }

    @Test
    void aBadDropSaysWhyAndTakesNothingAway() {
        fixture.dropAll();
        Path empty = fixture.folder.resolve("empty.txt");
        fixture.onFx(() -> {
            write(empty);
            Drops.drop(fixture.node("#new-text"), empty);
            Drops.drop(fixture.node("#model"), fixture.folder);
        });
        assertEquals(
                "empty.txt is empty. Choose a file with text in it. atlas.txt stays in use.",
                fixture.text("#new-text-problem"));
        assertTrue(fixture.node("#new-text-problem").isVisible());
        assertTrue(fixture.text("#model-problem").contains("has no config.json"));
        assertEquals("atlas.txt", fixture.text("#new-text-title"));
        assertEquals("llama-world", fixture.text("#model-title"));
        assertEquals("2 areas", fixture.text("#old-text-title"));
        fixture.waitFor(() -> !fixture.disabled("#start"));
    }

    @Test
    void startIsEnabledOnlyWhenThePlanIsRunnableAndTheReasonIsShown() {
        assertTrue(fixture.disabled("#start"));
        assertEquals("Drop a model folder to begin.", fixture.text("#readiness"));
        fixture.onFx(() -> Drops.drop(fixture.node("#model"), fixture.model));
        assertEquals("Drop the text the model shall learn.", fixture.text("#readiness"));
        fixture.onFx(() -> Drops.drop(fixture.node("#new-text"), fixture.atlas));
        fixture.waitFor(() -> fixture.text("#readiness").startsWith("A replay ratio over 0 needs old text."));
        assertTrue(fixture.disabled("#start"));
        assertTrue(fixture.node("#replay-problem").isVisible());
        fixture.onFx(() -> ((TextField) fixture.node("#replay-figure")).setText("0"));
        fixture.waitFor(() -> !fixture.disabled("#start"));
        fixture.onFx(() -> ((TextField) fixture.node("#setting-steps")).setText("many"));
        assertTrue(fixture.disabled("#start"));
        assertTrue(fixture.text("#setting-steps-problem").startsWith("Steps: enter a whole number from 1"));
    }

    @Test
    void aRunMovesBothCurvesAndTheTokens() {
        start();
        LinePlot fresh = (LinePlot) fixture.node("#new-plot");
        LinePlot old = (LinePlot) fixture.node("#old-plot");
        TokenPane tokens = (TokenPane) fixture.node("#tokens");
        fixture.onFx(() -> fixture.workbench.lastRun().advance(40));
        fixture.waitFor(
                () -> points(fresh) == 40 && points(old) == 3 && tokens.cells().size() > 50);
        int before = picture();
        fixture.onFx(() -> fixture.workbench.lastRun().advance(60));
        fixture.waitFor(() -> points(fresh) == 100 && points(old) == 6);
        fixture.waitFor(() -> fixture.window()
                .tokens()
                .model()
                .map()
                .get()
                .filter(map -> map.step() == 100)
                .isPresent());
        assertNotEquals(before, picture());
        assertEquals("step 100 / 200", fixture.text("#status-step"));
    }

    @Test
    void pauseResumeAndStopAreAskedOfTheRun() {
        start();
        fixture.onFx(() -> fixture.workbench.lastRun().advance(5));
        fixture.waitFor(() -> !fixture.disabled("#pause"));
        press("#pause");
        assertEquals(RunState.PAUSED, fixture.workbench.lastRun().feed().state());
        fixture.waitFor(() -> fixture.text("#pause").equals("Resume"));
        press("#pause");
        assertEquals(RunState.RUNNING, fixture.workbench.lastRun().feed().state());
        fixture.waitFor(() -> fixture.text("#pause").equals("Pause"));
        press("#stop");
        assertEquals(RunState.STOPPED, fixture.workbench.lastRun().feed().state());
        fixture.waitFor(() -> fixture.text("#status-step").startsWith("Stopped at step 5"));
        fixture.waitFor(() -> !fixture.disabled("#start") && fixture.disabled("#stop"));
        assertEquals("Resume", fixture.text("#pause"));
        press("#pause");
        assertEquals(RunState.RUNNING, fixture.workbench.lastRun().feed().state());
    }

    @Test
    void closingWhileTrainingAsksAndKeepsTheRun() {
        start();
        fixture.onFx(() -> fixture.workbench.lastRun().advance(5));
        fixture.onFx(fixture.window()::close);
        assertTrue(fixture.node("#question").isVisible());
        press("#keep-training");
        assertTrue(fixture.stage().isShowing());
        assertEquals(RunState.RUNNING, fixture.workbench.lastRun().feed().state());
        fixture.onFx(fixture.window()::close);
        press("#stop-and-close");
        fixture.waitFor(() -> !fixture.stage().isShowing());
        assertTrue(fixture.workbench.closed());
        assertEquals(RunState.STOPPED, fixture.workbench.lastRun().feed().state());
    }

    @Test
    void lightAndDarkColourTheWholeWindow() {
        fixture.onFx(() -> fixture.window().theme().set(Theme.LIGHT));
        assertTrue(corner().getBrightness() > 0.9);
        fixture.onFx(() -> fixture.window().theme().set(Theme.DARK));
        assertTrue(corner().getBrightness() < 0.2);
        fixture.onFx(() -> fixture.window().theme().set(Theme.LIGHT));
        assertTrue(corner().getBrightness() > 0.9);
    }

    @Test
    void aDropAnywhereFindsItsPlaceOrAsks() {
        fixture.onFx(() -> Drops.drop(fixture.node("#training"), fixture.atlas, fixture.model));
        assertEquals("llama-world", fixture.text("#model-title"));
        assertEquals("atlas.txt", fixture.text("#new-text-title"));
        fixture.onFx(() -> Drops.drop(fixture.node("#training"), fixture.capitals));
        assertEquals("capitals.txt", fixture.text("#old-text-title"));
        fixture.onFx(() -> Drops.drop(fixture.node("#training"), fixture.elements));
        assertTrue(fixture.node("#question").isVisible());
        press("#as-old");
        assertFalse(fixture.node("#question").isVisible());
        assertEquals("2 areas", fixture.text("#old-text-title"));
        assertEquals("Back to capitals.txt", fixture.node("#old-text-undo").getAccessibleText());
        press("#old-text-undo");
        assertEquals("capitals.txt", fixture.text("#old-text-title"));
    }

    @Test
    void aRunThatIsShownCanBeSetUpAgain() {
        fixture.dropAll();
        press("#start");
        fixture.onFx(() -> {
            ((TextField) fixture.node("#setting-steps")).setText("77");
            Drops.drop(fixture.node("#new-text"), fixture.capitals);
        });
        press(".run-repeat");
        press("#sweep-form");
        assertEquals("200", ((TextField) fixture.node("#setting-steps")).getText());
        assertEquals("atlas.txt", fixture.text("#new-text-title"));
        press("#new-text-undo");
        assertEquals("capitals.txt", fixture.text("#new-text-title"));
    }

    @Test
    void aShortcutDoesNothingBehindAQuestion() {
        fixture.dropAll();
        fixture.onFx(fixture.window()::help);
        fixture.onFx(() -> Event.fireEvent(
                fixture.stage().getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false)));
        press("#help-close");
        assertTrue(fixture.window().workspace().training().run().get().isEmpty());
        fixture.onFx(() -> Event.fireEvent(
                fixture.stage().getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false)));
        fixture.waitFor(
                () -> fixture.window().workspace().training().run().get().isPresent());
    }

    @Test
    void tabReachesEveryControlInOrderAndNoneWithoutAName() {
        fixture.dropAll();
        press("#start");
        List<String> unnamed = new ArrayList<>();
        Set<Node> reached = new LinkedHashSet<>();
        fixture.onFx(() -> fixture.node("#model").requestFocus());
        while (reached.add(fixture.stage().getScene().getFocusOwner())) {
            fixture.onFx(
                    () -> fixture.stage().getScene().getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT));
        }
        for (Node node : reached) {
            String text = node instanceof Labeled labeled ? labeled.getText() : null;
            if ((text == null || text.isBlank()) && (node.getAccessibleText() == null)) {
                unnamed.add(node.toString());
            }
        }
        assertEquals(List.of(), unnamed);
        List<String> ids =
                reached.stream().map(Node::getId).filter(Objects::nonNull).toList();
        assertTrue(
                ids.containsAll(List.of(
                        "model",
                        "new-text",
                        "old-text",
                        "setting-steps",
                        "more-settings",
                        "new-plot",
                        "tokens",
                        "stop",
                        "export")),
                ids::toString);
        assertTrue(ids.indexOf("model") < ids.indexOf("new-text") && ids.indexOf("new-text") < ids.indexOf("old-text"));
    }

    @Test
    void whatIsAskedOfARunIsAnsweredAtOnce() {
        fixture.dropAll();
        press("#start");
        fixture.onFx(() -> fixture.workbench.lastRun().advance(3));
        fixture.waitFor(() -> !fixture.disabled("#pause"));
        fixture.workbench.lastRun().dawdle();
        press("#stop");
        assertTrue(fixture.disabled("#stop"));
        assertEquals("Stopping: finishing the step and writing a checkpoint…", fixture.text("#readiness"));
    }

    @Test
    void aCardCanBeUsedWithTheKeyboardAlone(FxRobot robot) {
        fixture.dialogs.folder(fixture.model);
        fixture.onFx(() -> fixture.node("#model").requestFocus());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        fixture.waitFor(() -> fixture.text("#model-title").equals("llama-world"));
        robot.press(KeyCode.DELETE).release(KeyCode.DELETE);
        fixture.waitFor(() -> fixture.text("#model-title").equals("Drop a model folder"));
    }

    @Test
    void aRunThatCannotStartSaysWhy() throws Exception {
        fixture.dropAll();
        Files.writeString(fixture.folder.resolve("runs"), "a file where the folder should be");
        press("#start");
        assertEquals(
                "The run cannot start",
                fixture.window().workspace().training().notices().getLast().title());
        assertFalse(fixture.disabled("#start"));
        assertEquals("atlas.txt", fixture.text("#new-text-title"));
    }

    private void start() {
        fixture.dropAll();
        press("#start");
        fixture.waitFor(() -> fixture.window().workspace().underWay());
    }

    private void press(String id) {
        fixture.onFx(() -> ((Button) fixture.node(id)).fire());
    }

    private static int points(LinePlot plot) {
        return plot.content().lines().isEmpty()
                ? 0
                : plot.content().lines().stream()
                        .mapToInt(line -> line.series().size())
                        .max()
                        .orElse(0);
    }

    private int picture() {
        int[] hash = {0};
        fixture.onFx(() -> {
            var shown = fixture.stage().getScene().snapshot(null);
            for (int y = 0; y < shown.getHeight(); y += 2) {
                for (int x = 300; x < shown.getWidth(); x += 2) {
                    hash[0] = 31 * hash[0] + shown.getPixelReader().getArgb(x, y);
                }
            }
        });
        return hash[0];
    }

    private Color corner() {
        Color[] color = {null};
        fixture.onFx(() -> color[0] =
                fixture.stage().getScene().snapshot(null).getPixelReader().getColor(4, 300));
        return color[0];
    }

    private static void write(Path empty) {
        try {
            Files.writeString(empty, "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
