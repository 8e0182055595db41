package palimpsest.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import palimpsest.ui.fx.FoldingSplit.Folded;

@ExtendWith(ApplicationExtension.class)
class FoldingSplitTest {
    private final Region left = new Region();
    private final Region right = new Region();
    private FoldingSplit split;

    @Start
    void make(Stage stage) {
        split = new FoldingSplit(
                Orientation.HORIZONTAL,
                new FoldingSplit.Part("Left", left, 200),
                new FoldingSplit.Part("Right", right, 300),
                10,
                room -> 0.5);
    }

    @Test
    void partsShareTheRoomAsIsUsualUntilAPersonMovesTheBar() {
        lay(1010);
        assertEquals(500, left.getWidth());
        assertEquals(510, right.getLayoutX());
        assertEquals(500, right.getWidth());
        move(650);
        lay(1010);
        assertEquals(650, left.getWidth());
        lay(2010);
        assertEquals(1300, left.getWidth());
    }

    @Test
    void noPartIsSmallerThanItsLeastSizeAndHalfOfThatFoldsIt() {
        lay(1010);
        move(150);
        lay(1010);
        assertEquals(200, left.getWidth());
        assertEquals(Folded.NONE, split.folded().get());
        move(90);
        lay(1010);
        assertEquals(Folded.FIRST, split.folded().get());
        assertFalse(left.isVisible());
        assertEquals(1010 - FoldedRail.THICKNESS - 10, right.getWidth());
        move(900);
        assertEquals(Folded.SECOND, split.folded().get());
    }

    @Test
    void theNameThatStaysBringsAPartBack() {
        onFx(() -> split.toggle(Folded.SECOND));
        Button rail = split.getChildrenUnmodifiable().stream()
                .filter(node -> node instanceof Button && node.isVisible())
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("Show Right", rail.getAccessibleText());
        onFx(rail::fire);
        assertTrue(right.isVisible());
    }

    @Test
    void keysMoveTheBarAndPutItBack() {
        lay(1010);
        key(KeyCode.RIGHT);
        lay(1010);
        assertEquals(524, left.getWidth());
        key(KeyCode.HOME);
        lay(1010);
        assertEquals(500, left.getWidth());
        assertTrue(Double.isNaN(split.share().get()));
    }

    @Test
    void aPartAloneLeavesWhatIsKeptAsItWas() {
        Remembered memory = new Remembered();
        onFx(() -> {
            split.keepIn(memory, "pair");
            split.toggle(Folded.FIRST);
            split.showAlone(Folded.SECOND);
        });
        lay(1010);
        assertEquals(1010, right.getWidth());
        assertEquals(Map.of("pair.share", "NaN", "pair.folded", "FIRST"), memory.words());
    }

    private void key(KeyCode code) {
        onFx(() -> Event.fireEvent(
                split.lookup(".split-bar"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private void move(double place) {
        onFx(() -> split.moveTo(place));
    }

    private void lay(double width) {
        onFx(() -> {
            split.resize(width, 400);
            split.requestLayout();
            split.layout();
        });
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, action);
    }
}
