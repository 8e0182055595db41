package palimpsest.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.fx.Figures;

class TrainingViewModelTest {
    private final TrainingViewModel model = new TrainingViewModel();
    private final FakeRun run = new FakeRun(FakePlans.plan(0), Path.of("runs", "atlas"));

    @Test
    void stepsAreReadOnceEach() {
        model.follow(run);
        run.advance(30);
        model.poll();
        run.advance(10);
        model.poll();
        model.poll();
        assertEquals(40, model.losses().raw().size());
        assertEquals(3, model.losses().mean().size());
    }

    @Test
    void anotherRunStartsAfresh() {
        model.follow(run);
        run.advance(60);
        model.poll();
        run.say(RunState.FAILED, "The disk is full");
        model.poll();
        assertEquals(1, model.notices().size());
        model.follow(new FakeRun(FakePlans.plan(0), Path.of("runs", "other")));
        assertEquals(0, model.losses().raw().size());
        assertTrue(model.notices().isEmpty());
        assertEquals(RunState.PREPARING, model.state().get());
    }

    @Test
    void whatAPersonMustKnowBecomesANotice() {
        model.follow(run);
        run.feed().emit(new TrainingEvent.CadenceLengthened(20, 20, 80));
        run.feed().emit(new TrainingEvent.PassStarted(31, "new", 2));
        run.feed().emit(new TrainingEvent.PassStarted(62, "new", 3));
        run.say(RunState.DIVERGED, "The loss was not a number at step 70.");
        model.poll();
        assertEquals(3, model.notices().size());
        assertEquals(
                "Pass 3 over the new text began at step 62 in a fresh order.",
                model.notices().get(1).text());
        assertEquals(
                "The loss was not a number at step 70.", model.notices().get(2).text());
    }

    @Test
    void theStatusTellsWhatIsReallyUsedAndWhy() {
        model.follow(run);
        assertEquals("CPU · " + Figures.count(2, "thread"), model.status().get().device());
        run.feed().emit(new TrainingEvent.DeviceChosen("CPU", 4, "No CUDA device or driver was found."));
        model.poll();
        assertEquals("CPU · " + Figures.count(4, "thread"), model.status().get().device());
        assertEquals("No CUDA device or driver was found.", model.status().get().deviceNote());
    }

    @Test
    void aRunThatKeepsItsBestSaysWhichThatIs() {
        model.follow(run);
        run.advance(40);
        run.feed().emit(new TrainingEvent.BestFound(20, 2.5));
        model.poll();
        assertEquals("step 40 / 200, best at 20", model.status().get().step());
        run.say(RunState.FINISHED, "Ended after step 40 of 200. Best at step 20, kept.");
        model.poll();
        assertTrue(model.status().get().step().endsWith(", best at 20, kept"));
        assertEquals("The best step is kept", model.notices().getLast().title());
    }

    @Test
    void theStatusTellsSpeedAndTimeLeft() {
        model.follow(run);
        run.advance(100);
        model.poll();
        RunStatus status = model.status().get();
        assertEquals("step 100 / 200", status.step());
        assertEquals(0.5, status.progress());
        assertEquals("0:08 left", status.left());
        assertTrue(status.speed().endsWith("tokens/s"));
    }
}
