package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.history.SavedFile;

@ExtendWith(ApplicationExtension.class)
class LinePlotTest {
    @TempDir
    Path folder;

    private final SharedAxis axis = new SharedAxis();
    private LinePlot left;
    private LinePlot right;

    @Start
    void start(Stage stage) {
        axis.setPlanned(400);
        left = new LinePlot(axis, Samples.newText(248));
        right = new LinePlot(axis, Samples.oldText(248));
        stage.setScene(new Scene(new HBox(left, right), 960, 280));
        stage.show();
    }

    @Test
    void hoveringOnePlotReadsBothAtTheSameStep(FxRobot robot) {
        assertNull(left.readout());
        robot.moveTo(left);
        Card here = left.readout();
        Card there = right.readout();
        assertTrue(here.title().startsWith("step 1") || here.title().startsWith("step 2"), here.title());
        assertEquals(2, here.rows().size());
        assertEquals(
                List.of("smooth", "raw"),
                here.heads().stream().map(Card.Head::name).toList());
        int step = (int) axis.hover();
        Series first = left.content().lines().get(0).series();
        assertEquals(
                Ticks.figure(first.smoothed(step), 3),
                here.rows().get(0).figures().get(0));
        assertEquals(
                Ticks.figure(first.y(step), 3), here.rows().get(0).figures().get(1));
        assertEquals(
                List.of("all areas", "Capitals", "Elements", "Words", "base"),
                there.rows().stream().map(Card.Row::name).toList());
        assertEquals(2, there.heads().size());
        assertEquals(List.of("0.910", "0.910"), there.rows().get(4).figures());
    }

    private void press(FxRobot robot, KeyCode code) {
        robot.interact(
                () -> left.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    @Test
    void theKeyboardMovesTheCrosshair(FxRobot robot) {
        robot.interact(left::requestFocus);
        press(robot, KeyCode.END);
        assertEquals(248, axis.hover());
        press(robot, KeyCode.LEFT);
        assertEquals(247, axis.hover());
        press(robot, KeyCode.HOME);
        assertEquals(0, axis.hover());
        press(robot, KeyCode.RIGHT);
        assertEquals(1, axis.hover());
        assertTrue(left.getAccessibleText().contains("no replay"), left.getAccessibleText());
        press(robot, KeyCode.ESCAPE);
        assertNull(left.readout());
    }

    @Test
    void draggingShowsAPartOfBothPlotsAndADoubleClickAllAgain(FxRobot robot) {
        PlotFrame all = left.frame();
        mouse(robot, MouseEvent.MOUSE_PRESSED, all.x(100), all.top() + 50, MouseButton.PRIMARY, 1);
        mouse(robot, MouseEvent.MOUSE_DRAGGED, all.x(200), all.top() + 52, MouseButton.PRIMARY, 1);
        mouse(robot, MouseEvent.MOUSE_RELEASED, all.x(200), all.top() + 52, MouseButton.PRIMARY, 1);
        robot.interact(() -> right.layout());
        assertEquals(100, right.frame().xLow(), 1e-6);
        assertEquals(200, right.frame().xHigh(), 1e-6);
        mouse(robot, MouseEvent.MOUSE_PRESSED, all.x(120), all.top() + 50, MouseButton.PRIMARY, 2);
        assertEquals(0, axis.low());
        assertEquals(400, axis.high());
    }

    @Test
    void aRectangleShowsItsLevelsToo(FxRobot robot) {
        PlotFrame all = left.frame();
        mouse(robot, MouseEvent.MOUSE_PRESSED, all.x(100), all.y(2), MouseButton.PRIMARY, 1);
        mouse(robot, MouseEvent.MOUSE_DRAGGED, all.x(200), all.y(1), MouseButton.PRIMARY, 1);
        mouse(robot, MouseEvent.MOUSE_RELEASED, all.x(200), all.y(1), MouseButton.PRIMARY, 1);
        robot.interact(() -> left.layout());
        assertEquals(1, left.frame().yLow(), 1e-6);
        assertEquals(2, left.frame().yHigh(), 1e-6);
        press(robot, KeyCode.DIGIT0);
        robot.interact(() -> left.layout());
        assertEquals(all.yHigh(), left.frame().yHigh());
    }

    @Test
    void theWheelZoomsWhereThePointerStandsAndAnotherButtonMovesAlong(FxRobot robot) {
        PlotFrame all = left.frame();
        robot.interact(() -> left.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                all.x(100),
                all.top() + 20,
                0,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                40,
                0,
                40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null)));
        double span = axis.high() - axis.low();
        assertEquals(400 / 1.25, span, 1e-6);
        assertEquals(100, axis.low() + span / 4, 1e-6);
        double low = axis.low();
        mouse(robot, MouseEvent.MOUSE_PRESSED, all.left() + 200, all.top() + 20, MouseButton.MIDDLE, 1);
        mouse(robot, MouseEvent.MOUSE_DRAGGED, all.left() + 190, all.top() + 20, MouseButton.MIDDLE, 1);
        assertEquals(low + 10 / all.width() * span, axis.low(), 1e-6);
        assertEquals(span, axis.high() - axis.low(), 1e-6);
    }

    private void mouse(FxRobot robot, EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks) {
        boolean primary = button == MouseButton.PRIMARY;
        robot.interact(() -> left.fireEvent(new MouseEvent(
                type, x, y, x, y, button, clicks, false, false, false, false, primary, !primary, false, false, false,
                false, null)));
    }

    @Test
    void styleSheetsMayNameTheShippedFonts(FxRobot robot) {
        robot.interact(ShippedFonts::register);
        assertTrue(Font.getFamilies().containsAll(List.of(ShippedFonts.TEXT, ShippedFonts.MONO)));
        Font bold = Font.font(ShippedFonts.TEXT, FontWeight.BOLD, 14);
        assertTrue(bold.getName().endsWith("SemiBold"), bold.getName());
    }

    @Test
    void pointsBeyondThePlanStretchBothPlots(FxRobot robot) {
        robot.interact(() -> {
            left.content().lines().get(0).series().append(1_000, 1);
            left.refresh();
        });
        assertTrue(axis.high() >= 1_000 && axis.high() <= 1_300, "axis to " + axis.high());
    }

    @Test
    void appendedPointsAreSeenAfterARefresh(FxRobot robot) {
        WritableImage[] shots = new WritableImage[2];
        robot.interact(() -> shots[0] = left.snapshot(null, null));
        robot.interact(() -> {
            Series series = left.content().lines().get(0).series();
            for (int i = 249; i < 400; i++) {
                series.append(i, 2);
            }
            left.refresh();
        });
        robot.interact(() -> {
            left.layout();
            shots[1] = left.snapshot(null, null);
        });
        assertNotEquals(
                count(shots[0], PlotTheme.light().run(0)),
                count(shots[1], PlotTheme.light().run(0)));
    }

    private static long count(WritableImage image, int argb) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getArgb(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void exportIsTwiceTheSizeOnScreenPlusItsTitle(FxRobot robot) throws IOException {
        Path file = folder.resolve("plot.png");
        robot.interact(() ->
                SavedFile.write(file, PictureFile.bytes(right.picture(), new PictureForm.Png(2, Ground.LIGHT))));
        var image = ImageIO.read(file.toFile());
        assertEquals(2 * (int) right.getWidth(), image.getWidth());
        assertEquals(2 * ((int) right.getHeight() + 34), image.getHeight());
    }
}
