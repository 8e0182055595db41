package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class TokenPaneTest {
    private TokenPane pane;
    private int told = -2;

    @Start
    void start(Stage stage) {
        pane = new TokenPane();
        pane.setCells(Samples.tokens());
        pane.setDescriber(index -> new TokenFigures("token " + index, -1, -2, 1, 2, 1, 1, 1).card());
        pane.setTokenListener(index -> told = index);
        stage.setScene(new Scene(new StackPane(pane), 600, 240));
        stage.show();
    }

    @Stop
    void stop() {
        pane.close();
    }

    private void show(float[] values) {
        pane.setColumns(List.of(new TokenColumn("", values, DivergingScale::new)));
    }

    private int pixel(FxRobot robot, double x, double y) {
        int[] found = new int[1];
        robot.interact(() -> {
            pane.layout();
            WritableImage shot = pane.snapshot(null, null);
            found[0] = shot.getPixelReader().getArgb((int) x, (int) y);
        });
        return found[0];
    }

    @Test
    void newValuesColourTheCellsWithoutMovingThem(FxRobot robot) {
        double x = TokenPainter.AREAS + 4;
        double y = TokenLayout.MARGIN + 5;
        assertEquals(PlotTheme.light().card(), pixel(robot, x, y));
        float[] values = new float[pane.cells().size()];
        values[0] = 8;
        robot.interact(() -> show(values));
        assertEquals(PlotTheme.light().forgotten(), pixel(robot, x, y));
        float[] others = new float[values.length];
        others[0] = -8;
        robot.interact(() -> show(others));
        assertEquals(PlotTheme.light().learned(), pixel(robot, x, y));
        assertEquals(0, pane.tokenAt(x, y));
    }

    @Test
    void hoveringReadsTheTokenUnderThePointer(FxRobot robot) {
        double x = TokenPainter.AREAS + 9.5 * TokenPainter.CELL;
        robot.moveTo(pane.localToScreen(x, TokenLayout.MARGIN + 10));
        assertEquals(1, pane.token());
        assertEquals(1, told);
        assertTrue(pane.getAccessibleText().startsWith("token\u00b71"), pane.getAccessibleText());
        robot.moveTo(pane.localToScreen(20, 20));
        assertEquals(-1, pane.token());
    }

    private void press(FxRobot robot, KeyCode code) {
        robot.interact(
                () -> pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    @Test
    void aTokenReadInOnePaneIsFramedInTheOtherToo(FxRobot robot) {
        float[] values = new float[pane.cells().size()];
        TokenColumn base = new TokenColumn("base", values, SequentialScale::new);
        robot.interact(() -> pane.setColumns(List.of(base, new TokenColumn("now", values, DivergingScale::new))));
        robot.interact(pane::layout);
        double second = pane.left(1);
        double y = 22 + TokenLayout.MARGIN + 10;
        int ground = pixel(robot, TokenPainter.AREAS + 20, y - 9);
        robot.moveTo(pane.localToScreen(second + 9.5 * TokenPainter.CELL, y));
        assertEquals(1, pane.token());
        assertEquals(pane.tokenAt(TokenPainter.AREAS + 9.5 * TokenPainter.CELL, y), pane.token());
        int framed = pixel(robot, second + 6 * TokenPainter.CELL, y - 9);
        assertEquals(framed, pixel(robot, TokenPainter.AREAS + 6 * TokenPainter.CELL, y - 9));
        assertTrue(framed != ground, "no frame");
        robot.moveTo(pane.localToScreen(TokenPainter.AREAS + 9.5 * TokenPainter.CELL, y));
        assertEquals(framed, pixel(robot, second + 6 * TokenPainter.CELL, y - 9));
    }

    @Test
    void theKeyboardMovesTheTokenCursorAndScrolls(FxRobot robot) {
        robot.interact(pane::requestFocus);
        press(robot, KeyCode.RIGHT);
        assertEquals(0, pane.token());
        press(robot, KeyCode.RIGHT);
        assertEquals(1, pane.token());
        for (int i = 0; i < 12; i++) {
            press(robot, KeyCode.DOWN);
        }
        assertTrue(pane.token() > 60, "token " + pane.token());
        int before = pane.tokenAt(TokenPainter.AREAS + 2, 60);
        press(robot, KeyCode.HOME);
        assertEquals(0, pane.tokenAt(TokenPainter.AREAS + 2, TokenLayout.MARGIN + 5));
        press(robot, KeyCode.END);
        assertTrue(pane.tokenAt(TokenPainter.AREAS + 2, 60) >= before && before > 0);
        press(robot, KeyCode.PAGE_UP);
        press(robot, KeyCode.ESCAPE);
        assertEquals(-1, pane.token());
    }

    @Test
    void aDarkPaneHasADarkGround(FxRobot robot) {
        robot.interact(() -> pane.setTheme(PlotTheme.dark()));
        assertEquals(PlotTheme.dark().card(), pixel(robot, TokenPainter.AREAS + 4, TokenLayout.MARGIN + 5));
    }
}
