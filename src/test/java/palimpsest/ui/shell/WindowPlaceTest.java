package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 2560, 1440);

    @Test
    void aWindowIsNeverSmallerThanItsLeastSize() {
        WindowPlace tiny = new WindowPlace(0, 0, 3, Double.NaN, false);
        assertEquals(WindowPlace.LEAST_WIDTH, tiny.width());
        assertEquals(900, tiny.height());
    }

    @Test
    void aWindowStandsAgainOnTheScreenItWasLeftOn() {
        WindowPlace left = new WindowPlace(2000, 100, 2400, 1300, true);
        assertEquals(left, left.on(List.of(MAIN, RIGHT)));
    }

    @Test
    void whereItsScreenIsGoneTheSystemPlacesItOnTheMainOne() {
        WindowPlace placed = new WindowPlace(2000, 100, 2400, 1300, true).on(List.of(MAIN));
        assertFalse(placed.known());
        assertEquals(1920, placed.width());
        assertEquals(1080, placed.height());
        assertTrue(placed.maximized());
    }

    @Test
    void aWindowWhoseUpperEdgeCannotBeGrabbedIsPlacedAnew() {
        assertFalse(
                new WindowPlace(100, -300, 1200, 700, false).on(List.of(MAIN)).known());
        assertFalse(
                new WindowPlace(1850, 100, 1200, 700, false).on(List.of(MAIN)).known());
        assertFalse(
                new WindowPlace(100, 1070, 1200, 700, false).on(List.of(MAIN)).known());
        assertTrue(
                new WindowPlace(-1000, 100, 1200, 700, false).on(List.of(MAIN)).known());
    }
}
