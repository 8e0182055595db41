package palimpsest.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SharedAxisTest {
    private final SharedAxis axis = new SharedAxis();

    @Test
    void aShortPlanIsShownWholeFromTheStart() {
        axis.setPlanned(400);
        axis.reach(3);
        assertEquals(400, axis.high());
    }

    @Test
    void aLongPlanShowsSomeStepsAheadOfTheData() {
        axis.setPlanned(100_000);
        axis.reach(10);
        assertEquals(1_000, axis.high());
        axis.reach(300);
        assertEquals(2_000, axis.high());
        axis.reach(30_000);
        assertEquals(100_000, axis.high());
    }

    @Test
    void beyondThePlanTheAxisGrowsAheadOfTheData() {
        axis.setPlanned(400);
        axis.reach(500);
        assertEquals(600, axis.high());
        int[] changes = {0};
        axis.subscribe(() -> changes[0]++);
        axis.reach(501);
        assertEquals(0, changes[0]);
    }
}
