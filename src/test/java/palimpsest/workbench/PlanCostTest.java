package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.data.PackingListener;
import palimpsest.model.ModelFolder;
import palimpsest.train.Plan;
import palimpsest.workbench.PlanReview.Offer;

/// What a plan takes, told before it starts, against a limit and a speed that are made up.
class PlanCostTest {
    private static final MachineSpeed SPEED = new MachineSpeed(1e11, 1e10, 1e-6, 1e8);

    @TempDir
    private Path folder;

    private TinyWorld world;

    @BeforeEach
    void makeWorld() throws IOException {
        world = new TinyWorld(folder.resolve("world"));
    }

    @Test
    void aPlanThatFitsSaysItsMemoryAndTime() {
        PlanReview review = review(world.plan(100, 0.25), Long.MAX_VALUE);
        assertTrue(review.runnable(), () -> review.problems().toString());
        assertEquals(List.of(), review.offers());
        assertTrue(review.cost().bytes() > 4 * 4 * 1_000, () -> review.cost().toString());
        double twice = review(world.plan(200, 0.25), Long.MAX_VALUE).cost().seconds();
        assertEquals(2, twice / review.cost().seconds(), 0.1);
    }

    @Test
    void aPlanThatIsTooLargeIsOfferedWhatFits() {
        Plan plan = wide(64, 1);
        long needed = bytes(plan);
        long limit = bytes(wide(64, 4));
        PlanReview review = review(plan, limit);
        assertFalse(review.runnable());
        assertTrue(review.problems()
                .getFirst()
                .message()
                .endsWith("GB may be used. Choose a smaller batch, or one of the ways to take less at a time."));
        assertEquals(
                List.of("--accumulate 4"),
                review.offers().stream()
                        .map(Offer::flags)
                        .filter(flags -> flags.startsWith("--accumulate"))
                        .toList());
        for (Offer offer : review.offers()) {
            assertTrue(offer.cost().bytes() <= limit && offer.cost().bytes() < needed);
            assertTrue(offer.cost().seconds() > 0);
            assertTrue(review(offer.plan(), limit).runnable(), offer::name);
        }
    }

    @Test
    void aPlanThatNothingMakesFitIsOfferedNothing() {
        PlanReview review = review(wide(64, 1), 1_000);
        assertEquals(List.of(), review.offers());
        assertTrue(review.problems().getFirst().message().contains("a smaller model"));
    }

    @Test
    void theMachinesSpeedIsMeasuredOnce() throws IOException {
        SpeedNotes first = new SpeedNotes(folder, threads -> SPEED);
        assertEquals(Optional.empty(), first.known(2));
        assertEquals(SPEED, first.of(2));
        SpeedNotes later = new SpeedNotes(folder, threads -> {
            throw new AssertionError("measured again");
        });
        assertEquals(SPEED, later.of(2));
        Files.writeString(folder.resolve("speed.properties"), "threads-2.flops = many");
        assertEquals(Optional.empty(), later.known(2));
    }

    @Test
    void theMachineTellsItsOwnSpeed() {
        MachineSpeed speed = SpeedTrial.measure(1, folder.resolve("cache"));
        assertTrue(speed.flops() > 1e8 && speed.flops() < 1e14, speed::toString);
        assertTrue(speed.bytes() > 1e7 && speed.bytes() < 1e13, speed::toString);
        assertTrue(speed.kernelSeconds() > 0 && speed.kernelSeconds() < 1e-2, speed::toString);
        assertTrue(speed.written() > 1e5 && speed.written() < 1e12, speed::toString);
    }

    private Plan wide(int batch, int accumulation) {
        return world.plan(10, 0.25).withBatch(batch).withAccumulation(accumulation);
    }

    private static long bytes(Plan plan) {
        try (ModelFolder model = ModelFolder.open(plan.model())) {
            return new CostEstimator(plan, model, Workload.usual(model.config().context())).bytes(false);
        }
    }

    private PlanReview review(Plan plan, long limit) {
        Machine machine = new Machine(() -> limit, threads -> Optional.of(SPEED), () -> false);
        return PlanReviewer.review(plan, new CorpusShelf(folder.resolve("cache")), PackingListener.none(), machine);
    }
}
