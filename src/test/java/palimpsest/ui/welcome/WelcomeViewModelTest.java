package palimpsest.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import palimpsest.tensor.InputException;
import palimpsest.ui.FakePlans;
import palimpsest.workbench.Experiment;

class WelcomeViewModelTest {
    private final List<Experiment> started = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private final Experiment one = new Experiment("one", "One", "A run.", List.of(FakePlans.plan(0)));
    private final Experiment both =
            new Experiment("both", "Both", "Two runs.", List.of(FakePlans.plan(0), FakePlans.plan(0.1)));
    private final WelcomeViewModel welcome = new WelcomeViewModel(() -> List.of(one, both), started::add, opened::add);

    @Test
    void anExperimentStartsAtOnceAndNoneWhileARunIsUnderWay() {
        welcome.settle(false, "Drop a model folder to begin.");
        welcome.start("both");
        welcome.settle(true, "A run is under way.");
        welcome.start("one");
        assertEquals(List.of(both), started);
        assertEquals("A run is under way.", welcome.next().get());
    }

    @Test
    void anOfferTellsHowManyRunsItHasAndWhetherOneReplays() {
        assertEquals(
                List.of(
                        new WelcomeViewModel.Offer("one", "One", "A run.", 1, false),
                        new WelcomeViewModel.Offer("both", "Both", "Two runs.", 2, true)),
                welcome.offers());
    }

    @Test
    void whereTheSampleIsMissingItSaysSoAndOffersNothing() {
        WelcomeViewModel without = new WelcomeViewModel(
                () -> {
                    throw new InputException("The embedded sample was not found in /here.");
                },
                started::add,
                opened::add);
        assertEquals(List.of(), without.offers());
        assertEquals("The embedded sample was not found in /here.", without.problem());
        without.open(Path.of("run"));
        assertEquals(List.of(Path.of("run")), opened);
    }

    @Test
    void theLatestFewRunsAreListed() {
        welcome.list(IntStream.range(0, 9)
                .mapToObj(i -> new RecentRun(Path.of("run-" + i), "run-" + i, "done", "run-" + i + ": finished"))
                .toList());
        assertEquals(5, welcome.recent().size());
        assertEquals("run-0", welcome.recent().getFirst().name());
        assertTrue(welcome.recent().stream().noneMatch(run -> run.name().equals("run-8")));
    }
}
