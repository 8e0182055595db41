package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.history.RunFolder;
import palimpsest.train.Keeping;
import palimpsest.train.Method;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Penalties;
import palimpsest.train.Plan;
import palimpsest.train.Schedule;
import palimpsest.train.Stopping;
import palimpsest.train.Stopping.Best;
import palimpsest.train.TrainingEvent.StepDone;

/// Whole runs of a tiny model that are held to their base, and runs that end by what they measure.
class KeepingRunTest extends TinyRuns {
    private static final long STEPS = 24;

    @Test
    void theMoreATermCountsTheNearerTheModelStaysToItsBase() {
        assertTrue(last(keeping(10, 0, 0)).kl().orElseThrow()
                < 0.5 * last(keeping(1e-3, 0, 0)).kl().orElseThrow());
        assertTrue(last(keeping(0, 10, 0)).l2sp().orElseThrow()
                < 0.5 * last(keeping(0, 1e-3, 0)).l2sp().orElseThrow());
        assertTrue(last(keeping(0, 0, 1e4)).ewc().orElseThrow()
                < 0.5 * last(keeping(0, 0, 1e-3)).ewc().orElseThrow());
    }

    @Test
    void everyWayOfFineTuningIsHeldByTheWeightsItTrains() {
        for (Method method : List.of(
                new Method.LastBlocks(1), new Method.Head(), new Method.Lora(4, 8, List.of("q_proj", "v_proj")))) {
            Penalties loose = last(run(method, 1e-3));
            Penalties held = last(run(method, 30));
            assertTrue(loose.kl().orElseThrow() > 0, method.toString());
            assertTrue(
                    held.kl().orElseThrow() < 0.7 * loose.kl().orElseThrow(),
                    method + ": " + loose.kl() + " to " + held.kl());
        }
    }

    @Test
    void theDivergenceCanBeTakenOnTextThatTheModelWroteItself() {
        Keeping keeping = new Keeping(1, 0, 0, Optional.of(new Keeping.SelfReplay(3_000, 1, 32, Optional.empty())));
        Run run = whole(withoutOldText().withKeeping(keeping), "run");
        assertTrue(last(run).kl().orElseThrow() > 0);
    }

    @Test
    void aTermThatCountsNothingChangesNoBit() {
        Run plain = keeping(0, 0, 0);
        List<Double> without = losses(plain);
        assertEquals(without, losses(keeping(0, 1e-35, 0)));
        assertEquals(without, losses(keeping(1e-35, 0, 0)));
        assertEquals(Penalties.none(), last(plain));
    }

    @Test
    void theLossOfAStepIsThatOfItsBatchAndTheNormThatOfTheWholeObjective() {
        Run plain = keeping(0, 0, 0);
        Run held = keeping(3, 3, 3);
        StepDone first = held.feed().stepsFrom(0).getFirst();
        // the base itself has neither a penalty nor a gradient of one
        assertEquals(plain.feed().stepsFrom(0).getFirst().loss(), first.loss());
        assertEquals(plain.feed().stepsFrom(0).getFirst().gradientNorm(), first.gradientNorm(), 1e-5);
        assertTrue(plain.feed().stepsFrom(0).getLast().gradientNorm()
                != held.feed().stepsFrom(0).getLast().gradientNorm());
        double nats = held.feed().measuredFrom(0).getLast().areas().getFirst().natsPerToken();
        assertEquals(nats, held.feed().stepsFrom(0).getLast().loss(), 1);
    }

    @Test
    void aStoppedAndResumedRunWithEveryTermEqualsTheUninterruptedOneBitForBit() throws IOException {
        Plan plan = world.plan(STEPS, 0.5, 2, TinyWorld.cosine(3e-3))
                .withKeeping(new Keeping(1, 0.1, 10, Optional.empty()))
                .withStopping(new Stopping(0, 0, Best.WEIGHTED, 0.5));
        Run whole = whole(plan, "whole");
        Run stopped = stopped(plan, 7, "stopped");
        Run resumed = resumed(stopped);
        assertEquals(penalties(whole), penalties(resumed));
        assertEquals(losses(whole), losses(resumed));
        assertEquals(whole.feed().best(), resumed.feed().best());
        assertArrayEquals(bytes(whole, "model.safetensors"), bytes(resumed, "model.safetensors"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/fisher.safetensors")),
                Files.readAllBytes(folder.resolve("stopped/fisher.safetensors")));
    }

    @Test
    void epochsArePassesOverTheNewText() {
        Plan plan = world.plan(1, 0.5).withStopping(new Stopping(1.5, 0, Best.LAST, 0.5));
        PlanReview review = workbench.review(plan).join();
        assertEquals(1.5, review.newPasses(), 0.05);
        assertTrue(review.newPasses() >= 1.5);
        assertTrue(review.steps(plan) > 10, "steps: " + review.steps(plan));
        Run run = whole(plan, "run");
        assertEquals(review.steps(plan), run.plan().steps());
        assertEquals(review.steps(plan), run.feed().stepsFrom(0).size());
        assertEquals(
                review.steps(plan),
                workbench.open(folder.resolve("run")).join().plan().steps());
    }

    @Test
    void aRunWithoutPatienceLeftEndsAndKeepsItsBest() throws IOException {
        // only the new text is learned, so the old text's loss is lowest at the first measurement
        Plan plan = world.plan(200, 0, 1, fast()).withStopping(new Stopping(0, 2, Best.OLD, 0.5));
        Run run = whole(plan, "run");
        long best = run.feed().best().orElseThrow().step();
        long end = run.feed().stepsFrom(0).getLast().step();
        assertEquals(best + 8, end, "two measurements later");
        assertTrue(
                run.feed().reason().contains("no lower old text's loss in 2 measurements"),
                run.feed().reason());
        assertTrue(
                run.feed().reason().contains("Best at step " + best), run.feed().reason());
        RunFolder place = new RunFolder(folder.resolve("run"));
        assertEquals(place.checkpoint(best), place.result().orElseThrow());
        assertTrue(place.checkpointSteps().size() <= 3, place.checkpointSteps().toString());
        assertEquals(end, place.checkpointSteps().getFirst());
        workbench
                .export(new ModelExport(
                        folder.resolve("run"),
                        ModelExport.Format.FOLDER,
                        Optional.of("f32"),
                        false,
                        folder.resolve("best")))
                .join();
        assertArrayEquals(
                Files.readAllBytes(place.checkpoint(best).resolve("model.safetensors")),
                Files.readAllBytes(folder.resolve("best/model.safetensors")));
        assertEquals(
                run.feed().best(),
                workbench.open(folder.resolve("run")).join().feed().best());
    }

    @Test
    void aRunKilledBeforeItMarkedItsBestMarksItWhenItGoesOn() throws IOException {
        Plan plan = world.plan(12, 0.5, 1, fast()).withStopping(new Stopping(0, 0, Best.NEW, 0.5));
        Run run = whole(plan, "run");
        RunFolder place = new RunFolder(folder.resolve("run"));
        Path mark = place.checkpoints().resolve("best.json");
        String marked = Files.readString(mark);
        Files.delete(mark);
        dropTheEnd(place);
        Run resumed = finished(workbench.resume(folder.resolve("run")));
        assertEquals(marked, Files.readString(mark));
        assertEquals(run.feed().reason(), resumed.feed().reason());
    }

    @Test
    void aPlanThatCannotBeKeptToIsRefusedInASentence() {
        Plan plain = world.plan(10, 0);
        Plan noOld = withoutOldText();
        assertProblem(PlanField.OLD_TEXT, "KL to the base is taken on", noOld.withKeeping(only(1, 0, 0)));
        assertProblem(PlanField.OLD_TEXT, "EWC is taken on", noOld.withKeeping(only(0, 0, 1)));
        assertTrue(workbench.review(noOld.withKeeping(only(0, 1, 0))).join().runnable());
        assertProblem(PlanField.KEEPING, "0 or more", plain.withKeeping(only(-1, 0, 0)));
        assertProblem(
                PlanField.KEEPING,
                "which LoRA does not change",
                plain.withMethod(new Method.Lora(8, 16, List.of())).withKeeping(only(0, 1, 0)));
        assertProblem(
                PlanField.STOPPING, "Patience needs to know", plain.withStopping(new Stopping(0, 3, Best.LAST, 0.5)));
        assertProblem(
                PlanField.STOPPING, "original text to measure", noOld.withStopping(new Stopping(0, 3, Best.OLD, 0.5)));
        assertProblem(
                PlanField.EPOCHS,
                "replay ratio of 1",
                world.plan(10, 1).withStopping(new Stopping(2, 0, Best.LAST, 0.5)));
    }

    private static Plan withoutOldText() {
        return world.plan(10, 0).withOldFiles(List.of());
    }

    private Run run(Method method, double kl) {
        Plan plan = world.plan(STEPS, 0, 1, fast()).withMethod(method).withKeeping(only(kl, 0, 0));
        return whole(plan, "run" + method + kl);
    }

    private void assertProblem(PlanField field, String words, Plan plan) {
        PlanReview review = workbench.review(plan).join();
        assertFalse(review.runnable());
        PlanReview.Problem first = review.problems().getFirst();
        assertEquals(field, first.field());
        assertTrue(first.message().contains(words), first.message());
    }

    /// A run on the new text alone, held to its base.
    private Run keeping(double kl, double l2sp, double ewc) {
        Plan plan = world.plan(STEPS, 0, 1, fast()).withKeeping(only(kl, l2sp, ewc));
        return whole(plan, "run" + kl + " " + l2sp + " " + ewc);
    }

    private static Keeping only(double kl, double l2sp, double ewc) {
        return new Keeping(kl, l2sp, ewc, Optional.empty());
    }

    private static OptimizerSettings fast() {
        return new OptimizerSettings(3e-3, Schedule.CONSTANT, 0, 0.9, 0.95, 1e-8, 0, 1);
    }

    /// Leaves the folder as a kill right after the latest checkpoint would.
    private static void dropTheEnd(RunFolder run) throws IOException {
        List<String> lines = Files.readAllLines(run.metrics());
        Files.write(
                run.metrics(),
                lines.stream()
                        .filter(line -> !line.contains("finished") && !line.contains("\"kind\":\"best\",\"step\":12"))
                        .toList());
    }

    private static byte[] bytes(Run run, String file) throws IOException {
        return Files.readAllBytes(checkpoint(run, STEPS).resolve(file));
    }

    private static Penalties last(Run run) {
        return run.feed().stepsFrom(0).getLast().penalties();
    }

    private static List<Penalties> penalties(Run run) {
        return run.feed().stepsFrom(0).stream().map(StepDone::penalties).toList();
    }
}
