package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.data.TextColumns;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Sampling;
import palimpsest.train.DeviceChoice;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.Schedule;
import palimpsest.train.TrainingEvent;

/// Whole runs of a tiny model: train, measure, record, stop, resume.
class EngineWorkbenchTest extends TinyRuns {
    @Test
    void aRunLearnsTheNewTextAndIsMeasuredFromItsBaseToItsEnd() {
        RunFeed feed = whole(world.plan(16, 0.25), "run").feed();
        assertEquals(RunState.FINISHED, feed.state(), feed.reason());
        assertEquals(16, feed.stepsFrom(0).size());
        assertEquals(
                List.of(0L, 4L, 8L, 12L, 16L),
                feed.measuredFrom(0).stream().map(TrainingEvent.Measured::step).toList());
        assertEquals(0.25, feed.stepsFrom(0).getLast().replayShare(), 1e-12);
        assertTrue(nats(feed, 4, AreaLoss.NEW) < nats(feed, 0, AreaLoss.NEW));
        List<String> areas = feed.measuredFrom(0).getFirst().areas().stream()
                .map(AreaLoss::area)
                .toList();
        assertEquals(List.of("new", "animals", "colours", "old"), areas);
        assertEquals(16, feed.latest().orElseThrow().step());
        assertEquals(
                feed.passages().size(), feed.latest().orElseThrow().passages().size());
        float divergence = 0;
        for (float kl : feed.latest().orElseThrow().passages().getFirst().kl()) {
            divergence += kl;
        }
        assertTrue(divergence > 0.01, "the model moved away from its base: " + divergence);
    }

    @Test
    void aStoppedAndResumedRunEqualsTheUninterruptedOneBitForBit() throws IOException {
        Plan plan = world.plan(24, 0.5, 1, TinyWorld.cosine(3e-3));
        Run whole = whole(plan, "whole");
        Run stopped = stopped(plan, 7, "stopped");
        assertTrue(stopped.feed().stepsFrom(0).size() < 24, "it stopped before the end");
        Run resumed = resumed(stopped);
        assertEquals(losses(whole), losses(resumed));
        assertEquals(
                whole.feed().latest().orElseThrow().passages().getFirst().log2p()[3],
                resumed.feed().latest().orElseThrow().passages().getFirst().log2p()[3]);
        assertEquals(weightsOf(whole), weightsOf(resumed));
    }

    @Test
    void aRunLeftWithoutItsLastCheckpointsRepeatsTheSameSteps() throws IOException {
        Plan plan = world.plan(12, 0.5);
        Run run = whole(plan, "run");
        List<Double> before = losses(run);
        Path checkpoints = folder.resolve("run/checkpoints");
        deleteAll(checkpoints);
        Files.createDirectories(checkpoints);
        List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
        Files.write(
                folder.resolve("run/metrics.jsonl"),
                lines.stream()
                        .filter(line -> !line.contains("FINISHED") && !line.contains("finished"))
                        .toList());
        Run resumed = finished(workbench.resume(folder.resolve("run")));
        assertEquals(before, losses(resumed));
        long stepLines = Files.readAllLines(folder.resolve("run/metrics.jsonl")).stream()
                .filter(line -> line.contains("\"kind\":\"step\""))
                .count();
        assertEquals(12, stepLines);
    }

    @Test
    void accumulatedMicroBatchesGiveTheStepOfTheWholeBatch() {
        Run whole = whole(world.plan(6, 0, 1, OptimizerSettings.standard()), "whole");
        Run parts = whole(world.plan(6, 0, 2, OptimizerSettings.standard()), "parts");
        for (int i = 0; i < 6; i++) {
            TrainingEvent.StepDone one = whole.feed().stepsFrom(0).get(i);
            TrainingEvent.StepDone two = parts.feed().stepsFrom(0).get(i);
            assertEquals(one.loss(), two.loss(), 1e-4, "loss of step " + one.step());
            assertEquals(
                    one.gradientNorm(), two.gradientNorm(), 1e-4 * one.gradientNorm(), "norm of step " + one.step());
        }
    }

    @Test
    void aDivergingRunStopsAndSaysWhatToDo() {
        OptimizerSettings wild = new OptimizerSettings(30, Schedule.CONSTANT, 0, 0.9, 0.95, 1e-8, 0, 0);
        Run run = workbench.start(world.plan(60, 0, 1, wild), folder.resolve("run"));
        awaitEnd(run);
        assertEquals(RunState.DIVERGED, run.feed().state(), run.feed().reason());
        assertTrue(
                run.feed().reason().contains("lower learning rate"), run.feed().reason());
    }

    @Test
    void aPausedRunWaitsAndGoesOn() {
        Run run = workbench.start(world.plan(400, 0), folder.resolve("run"));
        await(run, feed -> feed.stepsFrom(0).size() >= 2);
        run.pause();
        await(run, feed -> feed.state() == RunState.PAUSED);
        int steps = run.feed().stepsFrom(0).size();
        run.proceed();
        await(run, feed -> feed.stepsFrom(0).size() > steps);
        run.stop();
        awaitEnd(run);
        assertEquals(RunState.STOPPED, run.feed().state());
        assertTrue(Files.isDirectory(folder.resolve("run/checkpoints")));
    }

    @Test
    void aPlanIsReviewedBeforeItStarts() {
        PlanReview review = workbench.review(world.plan(50, 0.25)).join();
        assertTrue(review.runnable(), () -> review.problems().toString());
        assertEquals(50L * 4 * TinyWorld.CONTEXT, review.totalTokens());
        assertEquals(0.25, review.achievedReplay(), 0.01);
        PlanReview wrong = workbench.review(world.plan(0, 2)).join();
        assertFalse(wrong.runnable());
        assertEquals(
                List.of(PlanField.REPLAY, PlanField.STEPS),
                wrong.problems().stream().map(PlanReview.Problem::field).toList());
    }

    @Test
    void aPretrainedModelKnowsItsTextAndContinuesIt() throws IOException {
        PretrainPlan plan = new PretrainPlan(
                List.of(world.file("animals.jsonl")),
                TextColumns.none(),
                List.of(),
                Optional.empty(),
                300,
                2,
                16,
                4,
                2,
                32,
                60,
                8,
                32,
                TinyWorld.cosine(1e-2),
                1,
                30,
                2,
                DeviceChoice.CPU);
        Run run = finished(workbench.pretrain(plan, folder.resolve("run")));
        assertTrue(nats(run.feed(), 2, AreaLoss.NEW) < 0.7 * nats(run.feed(), 0, AreaLoss.NEW));
        StringBuilder written = new StringBuilder();
        Path model = folder.resolve("run/checkpoints/step-000060");
        workbench
                .generate(model, "The ", 24, Sampling.greedy(), written::append)
                .join();
        assertTrue(written.toString().contains("times"), written.toString());
        ScoredText scored =
                workbench.score(model, "The cat sleeps 3 times.", false).join();
        assertTrue(scored.natsPerToken() < nats(run.feed(), 0, AreaLoss.NEW));
    }

    @Test
    void aControlTokenInATextIsTextUnlessAskedFor() {
        String text = "The cat<|endoftext|>";
        ScoredText plain = workbench.score(world.model(), text, false).join();
        ScoredText read = workbench.score(world.model(), text, true).join();
        assertEquals(
                0,
                java.util.Arrays.stream(plain.passages().getFirst().ids())
                        .filter(id -> id == 0)
                        .count());
        assertEquals(
                1,
                java.util.Arrays.stream(read.passages().getFirst().ids())
                        .filter(id -> id == 0)
                        .count());
    }

    private static double nats(RunFeed feed, int measurement, String area) {
        return feed.measuredFrom(0).get(measurement).areas().stream()
                .filter(loss -> loss.area().equals(area))
                .findFirst()
                .orElseThrow()
                .natsPerToken();
    }

    private static int weightsOf(Run run) throws IOException {
        Path weights = run.folder().resolve("checkpoints/step-000024/model.safetensors");
        return java.util.Arrays.hashCode(Files.readAllBytes(weights));
    }
}
