package palimpsest.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.train.TrainingEvent;
import palimpsest.ui.FakePlans;
import palimpsest.ui.FakeRun;
import palimpsest.ui.plot.Marker;
import palimpsest.ui.plot.PlotContent;
import palimpsest.ui.plot.PlotLine;
import palimpsest.ui.plot.Series;
import palimpsest.workbench.Run;

class LossLinesTest {
    private final TrainingViewModel model = new TrainingViewModel();

    private static FakeRun run(double replay) {
        FakeRun run = new FakeRun(FakePlans.plan(replay), Path.of("runs", "replay-" + replay));
        run.advance(40);
        run.feed().emit(new TrainingEvent.PassStarted(31, "new", 2));
        run.feed().emit(new TrainingEvent.Checkpointed(20));
        run.feed().emit(new TrainingEvent.CadenceLengthened(40, 20, 40));
        return run;
    }

    private PlotContent content(boolean old, double... replays) {
        model.follow(Arrays.stream(replays)
                .mapToObj(LossLinesTest::run)
                .map(Run.class::cast)
                .toList());
        model.poll();
        return lines(old);
    }

    private PlotContent lines(boolean old) {
        return new LossLines(old, model.shown().get()).content(model.choices(), "");
    }

    @Test
    void epochsCheckpointsAndEventsAreMarkedWhereTheyHappened() {
        List<Marker> markers = content(false, 0).markers();
        assertEquals(
                List.of("checkpoint", "epoch 2", "measuring every 40\u00A0steps"),
                markers.stream().map(Marker::label).toList());
        assertEquals(List.of(20.0, 31.0, 40.0), markers.stream().map(Marker::x).toList());
        model.choices().notes().set(false);
        assertTrue(lines(false).markers().isEmpty());
    }

    @Test
    void aPauseIsMarkedAndLeavesAGapInTime() {
        FakeRun run = run(0);
        run.pause();
        run.proceed();
        run.advance(40);
        model.choices().across().set(XUnit.TIME);
        model.follow(run);
        model.poll();
        PlotContent content = lines(false);
        Marker pause = content.markers().stream()
                .filter(marker -> marker.kind() == Marker.Kind.PAUSE)
                .findFirst()
                .orElseThrow();
        assertEquals("paused for 0:03", pause.label());
        Series training = content.lines().getFirst().series();
        assertEquals(pause.x(), training.x(39), 1e-9);
        assertEquals(3 + 0.0826, training.x(40) - training.x(39), 1e-9);
    }

    @Test
    void theLearningRateHasAStripOfItsOwn() {
        PlotContent content = content(false, 0, 0.1);
        assertEquals(2, content.strip().lines().size());
        assertEquals(5e-4, content.strip().lines().getFirst().series().y(0));
    }

    @Test
    void aRunThatIsPutAwayTakesItsAreasAndNotesWithIt() {
        PlotContent both = content(true, 0, 0.1);
        assertEquals(16, both.lines().size());
        model.choices().lines().toggle(model.shown().get().getFirst().key());
        PlotContent one = lines(true);
        assertEquals(8, one.lines().size());
        assertTrue(one.lines().stream().allMatch(line -> line.run() == 1));
        assertEquals(3, one.markers().size());
    }

    @Test
    void anAreaThatIsPutAwayIsGoneFromEveryRun() {
        content(true, 0, 0.1);
        model.choices().lines().toggle("area Words");
        List<PlotLine> lines = lines(true).lines();
        assertEquals(14, lines.size());
        assertTrue(lines.stream().noneMatch(line -> line.name().equals("Words")));
    }

    @Test
    void isolatingShowsOneAloneAndOnceMoreAll() {
        content(true, 0, 0.1, 0.5);
        List<String> keys = model.shown().get().stream().map(ShownRun::key).toList();
        model.choices().lines().isolate(keys.get(1), keys);
        assertEquals(8, lines(true).lines().size());
        model.choices().lines().isolate(keys.get(1), keys);
        assertEquals(24, lines(true).lines().size());
    }
}
