package palimpsest.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.train.Plan;
import palimpsest.ui.FakePlans;

class SweepViewModelTest {
    private final List<Plan> queued = new ArrayList<>();
    private final List<Plan> edited = new ArrayList<>();
    private final SweepViewModel model = new SweepViewModel(queued::addAll, edited::add);

    @Test
    void withoutAChangeItIsTheSamePlanOnceMore() {
        model.begin(FakePlans.plan(0.1), "atlas");
        assertEquals("10", model.replays().get());
        assertEquals("5e-4", model.rates().get());
        model.run();
        assertEquals(List.of(FakePlans.plan(0.1)), queued);
        assertFalse(model.open().get());
    }

    @Test
    void severalValuesMakeSeveralRuns() {
        model.begin(FakePlans.plan(0), "atlas");
        model.replays().set("0, 5; 25 %");
        model.seeds().set("1 2");
        model.ways().getLast().chosen().set(true);
        assertEquals("Queue 12 runs", model.command().get());
        model.run();
        assertEquals(12, queued.size());
        assertEquals(0.05, queued.get(2).replay());
        assertEquals(2, queued.getLast().seed());
    }

    @Test
    void whatCannotBeReadIsSaidAndNothingIsQueued() {
        model.begin(FakePlans.plan(0), "atlas");
        model.replays().set("0, many");
        assertEquals(
                "\"many\" is no replay ratio. Enter numbers with commas between them.",
                model.problem().get());
        model.run();
        assertTrue(queued.isEmpty());
        model.replays().set("0, 120");
        assertEquals(
                "A replay ratio lies between 0 and 100; 120 does not.",
                model.problem().get());
        model.replays().set("0");
        model.seeds().set("1.5");
        assertEquals("A seed is a whole number; 1.5 is none.", model.problem().get());
        model.seeds().set("1");
        model.ways().forEach(way -> way.chosen().set(false));
        assertEquals("No method is chosen. Choose one or more.", model.problem().get());
    }

    @Test
    void aReplayRatioNeedsOldText() {
        model.begin(FakePlans.plan(0).withOldFiles(List.of()), "atlas");
        model.replays().set("0, 10");
        assertTrue(model.problem().get().startsWith("A replay ratio over 0 needs old text"));
    }

    @Test
    void thePlanCanBeChangedFurtherInTheForm() {
        model.begin(FakePlans.plan(0.1), "atlas");
        model.edit();
        assertEquals(List.of(FakePlans.plan(0.1)), edited);
        assertTrue(queued.isEmpty());
    }
}
