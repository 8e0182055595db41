package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.ui.plot.TokenPane;
import palimpsest.ui.tokens.TokenMap;
import palimpsest.ui.tokens.TokenMode;

/// What a person does with the tokens: scrubs through time, pins one, searches, and tries a text of their own. Pictures
/// are kept beside those of the window.
@ExtendWith(ApplicationExtension.class)
class TokensWindowTest {
    @TempDir
    private static Path folder;

    private WindowFixture fixture;

    @Start
    void open(Stage stage) throws Exception {
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        fixture.open(stage);
    }

    private void trained() {
        fixture.dropAll();
        fixture.onFx(fixture.window().workspace()::start);
        fixture.onFx(() -> fixture.workbench.lastRun().advance(100));
        awaitStep(100);
    }

    private void awaitStep(long step) {
        fixture.waitFor(() -> fixture.window()
                .tokens()
                .model()
                .map()
                .get()
                .filter(map -> map.step() == step)
                .isPresent());
    }

    private TokenMap map() {
        return fixture.window().tokens().model().map().get().orElseThrow();
    }

    private TokenPane pane() {
        return (TokenPane) fixture.node("#tokens");
    }

    private void press(Node node, KeyCode key, String text) {
        fixture.onFx(() ->
                Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, text, text, key, false, false, false, false)));
    }

    @Test
    void timeIsScrubbedAndPlayed() {
        trained();
        Slider time = (Slider) fixture.node("#tokens-time");
        assertEquals(5, time.getMax());
        fixture.onFx(() -> time.setValue(2));
        awaitStep(40);
        assertEquals("step 40 of 100", fixture.text("#tokens-step"));
        press(pane(), KeyCode.COMMA, ",");
        awaitStep(20);
        picture("tokens-earlier");
        fixture.onFx(() -> time.setValue(0));
        awaitStep(0);
        assertEquals("base of 100", fixture.text("#tokens-step"));
        fixture.onFx(() -> ((Button) fixture.node("#tokens-play")).fire());
        awaitStep(100);
        fixture.waitFor(
                () -> !fixture.window().tokens().model().time().playing().get());
        assertEquals(5, time.getValue());
    }

    @Test
    void aTokenIsPinnedFromTheKeyboardAndItsCardTellsItsCourseAndTheAlternatives() {
        trained();
        fixture.onFx(() -> ((Button) fixture.node("#next-forgotten")).fire());
        int most = pane().token();
        for (float delta : map().delta()) {
            assertFalse(delta > map().delta()[most]);
        }
        assertFalse(fixture.node("#pin-card").isVisible());
        press(pane(), KeyCode.ENTER, "");
        fixture.waitFor(() -> fixture.node("#pin-card").isVisible());
        GridPane alternatives = (GridPane) fixture.node("#pin-alternatives");
        fixture.waitFor(() -> alternatives.getRowCount() == 11);
        compare("tokens-pinned");
        fixture.onFx(() -> ((Slider) fixture.node("#tokens-time")).setValue(1));
        awaitStep(20);
        assertTrue(fixture.node("#pin-card").isVisible());
        press(pane(), KeyCode.ESCAPE, "");
        press(pane(), KeyCode.ESCAPE, "");
        assertFalse(fixture.node("#pin-card").isVisible());
    }

    @Test
    void everyModeAndTheBaseBesideAreDrawn() {
        trained();
        int before = pixels();
        List<TokenMode> modes = List.of(TokenMode.values());
        for (TokenMode mode : modes) {
            press(pane(), KeyCode.DIGIT1, String.valueOf(1 + modes.indexOf(mode)));
            assertEquals(mode, fixture.window().tokens().model().mode().get());
        }
        fixture.waitFor(() -> map().columns().size() == 1 && pixels() != before);
        picture("tokens-class");
        press(pane(), KeyCode.B, "b");
        press(pane(), KeyCode.DIGIT2, "2");
        fixture.onFx(() -> fixture.window().tokens().model().large().set(true));
        fixture.waitFor(() -> map().columns().size() == 2);
        assertEquals("base · surprisal", map().columns().getFirst().head());
        press(pane(), KeyCode.RIGHT, "");
        press(pane(), KeyCode.DOWN, "");
        picture("tokens-beside");
        assertFalse(fixture.node("#new-plot").getParent().getParent().isVisible());
        press(pane(), KeyCode.ESCAPE, "");
        press(pane(), KeyCode.ESCAPE, "");
        assertFalse(fixture.window().tokens().model().large().get());
        press(pane(), KeyCode.S, "s");
        fixture.waitFor(() -> {
            int last = map().order().size() - 1;
            return map().order().get(last) == 3 || !map().order().equals(List.of(0, 1, 2, 3, 4));
        });
    }

    private int pixels() {
        return pane().columns().getLast().values().length * 31
                + (int) (1000 * pane().columns().getLast().values()[3]);
    }

    @Test
    void aTextIsFoundAmongTheTokens() {
        trained();
        TextField find = (TextField) fixture.node("#tokens-find");
        fixture.onFx(() -> find.setText("the symbol"));
        press(find, KeyCode.ENTER, "");
        int first = pane().token();
        press(find, KeyCode.ENTER, "");
        assertNotEquals(first, pane().token());
        assertEquals(" the", map().figures(first).token());
        picture("tokens-found");
    }

    @Test
    void aTextOfOnesOwnIsScoredAndContinuedByBothModels() {
        trained();
        fixture.onFx(() -> ((ToggleButton) fixture.node("#tokens-own")).fire());
        picture("tokens-own-empty");
        TextArea text = (TextArea) fixture.node("#own-text");
        fixture.onFx(() -> text.setText("The capital of France is Paris and the river is the Seine."));
        fixture.waitFor(() -> pane().cells().size() == 12);
        fixture.onFx(() -> ((Button) fixture.node("#own-continue")).fire());
        fixture.waitFor(
                () -> ((TextFlow) fixture.node("#continued-now")).getChildren().size() == 8);
        long marked = ((TextFlow) fixture.node("#continued-now"))
                .getChildren().stream()
                        .filter(token -> token.getStyleClass().contains("continued-differs"))
                        .count();
        assertEquals(3, marked);
        picture("tokens-own");
        fixture.onFx(() -> ((ToggleButton) fixture.node("#tokens-own")).fire());
        fixture.waitFor(() -> pane().cells().size() > 50);
    }

    private void picture(String name) {
        new WindowPictures(fixture).take(name);
    }

    private void compare(String name) {
        new WindowPictures(fixture).compare(name);
    }
}
