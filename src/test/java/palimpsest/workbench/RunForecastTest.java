package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.measure.QuestionLoad;
import palimpsest.train.CheckpointPace;
import palimpsest.train.Keeping;
import palimpsest.train.Plan;
import palimpsest.train.Stopping;

/// A run's time from those of its parts, counted by hand.
class RunForecastTest {
    private static final Workload NOTHING = Workload.none();
    private static final Plan PLAN =
            Plan.of(Path.of("model")).withSteps(100).withBatch(16).withMeasureEvery(30);

    @Test
    void stepsAreMicroBatchesAndAnUpdate() {
        PartTimes parts = times(Map.of(RunPart.MICRO_BATCH, 0.004, RunPart.OPTIMIZER, 0.001));
        assertEquals(0.5, seconds(PLAN, NOTHING, 0, parts), 1e-9);
        assertEquals(1.7, seconds(PLAN.withAccumulation(4), NOTHING, 0, parts), 1e-9);
    }

    @Test
    void theBaseAndEveryMeasurementCount() {
        Workload work = new Workload(3, 2, 4, 96, new QuestionLoad(7, 8, 16, 1), 0);
        PartTimes parts = times(Map.of(
                RunPart.HELD_OUT, 0.01, RunPart.PROBES, 0.02, RunPart.BASE_PROBES, 0.05, RunPart.QUESTIONS, 0.001));
        double measuring = 3 * 0.01 + 2 * 0.02 + 7 * 0.001;
        double base = 3 * 0.01 + 2 * 0.05 + 7 * 0.001;
        assertEquals(base + 4 * measuring, seconds(PLAN, work, 0, parts), 1e-9);
        assertEquals(base + 4 * measuring, seconds(PLAN.withSteps(91), work, 0, parts), 1e-9);
        assertEquals(base + 3 * measuring, seconds(PLAN.withSteps(90), work, 0, parts), 1e-9);
    }

    @Test
    void measuringThatTakesTooLongIsDoneMoreSeldomAfterTheFirstTime() {
        Workload work = new Workload(1, 0, 0, 0, QuestionLoad.none(), 0);
        // the first at step 20 takes 3 s of 5, so that from then on 15 % of the time comes to every 180 steps
        PartTimes parts = times(Map.of(RunPart.HELD_OUT, 3.0, RunPart.MICRO_BATCH, 0.1));
        double seconds = seconds(PLAN.withMeasureEvery(0).withSteps(400), work, 0, parts);
        assertEquals(3 + 40 + (1 + 3) * 3, seconds, 1e-9);
    }

    @Test
    void termsAreTakenOnAFewOldRowsAndTheInformationOnceBefore() {
        PartTimes parts = times(Map.of(
                RunPart.DISTANCES, 0.001, RunPart.DIVERGENCE, 0.002, RunPart.FISHER_ROW, 0.003, RunPart.READY, 0.5));
        Workload work = new Workload(0, 0, 0, 0, QuestionLoad.none(), 40);
        Plan kl = PLAN.withAccumulation(8).withKeeping(new Keeping(1, 0, 0, Optional.empty()));
        assertEquals(0.5 + 100 * (0.001 + 2 * 0.002), seconds(kl, work, 0, parts), 1e-9);
        Plan ewc = PLAN.withKeeping(new Keeping(0, 0, 1, Optional.empty()));
        assertEquals(0.5 + 40 * 0.003 + 100 * 0.001, seconds(ewc, work, 0, parts), 1e-9);
    }

    @Test
    void whatTheModelWritesIsWrittenSideBySide() {
        Plan self = PLAN.withKeeping(
                new Keeping(0, 0, 0, Optional.of(new Keeping.SelfReplay(10_000, 1, 100, Optional.empty()))));
        PartTimes parts = times(Map.of(RunPart.WRITING, 0.02));
        assertEquals(10_000 / 50.0 * 0.02, new RunForecast(self, NOTHING, 50, 0).seconds(parts), 1e-9);
    }

    @Test
    void checkpointsAreWrittenByTheClock() {
        assertEquals(1, CheckpointPace.writes(1.5, 0.1));
        assertEquals(2, CheckpointPace.writes(3, 0.1));
        // 0.3 s are 3 % of 10 s
        assertEquals(2 + 4, CheckpointPace.writes(47, 0.3));
        PartTimes parts = times(Map.of(RunPart.MICRO_BATCH, 0.47));
        assertEquals(47 + 6 * 0.3, seconds(PLAN, NOTHING, 0.3, parts), 1e-9);
        Plan best = PLAN.withStopping(new Stopping(0, 0, Stopping.Best.NEW, 0.5));
        assertEquals(47 + (6 + 4) * 0.3, seconds(best, NOTHING, 0.3, parts), 1e-9);
    }

    private static double seconds(Plan plan, Workload work, double writeSeconds, PartTimes parts) {
        return new RunForecast(plan, work, 1, writeSeconds).seconds(parts);
    }

    private static PartTimes times(Map<RunPart, Double> seconds) {
        return new PartTimes(seconds);
    }
}
