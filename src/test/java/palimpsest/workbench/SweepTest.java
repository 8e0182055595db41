package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.train.Method;
import palimpsest.train.Plan;

class SweepTest {
    private static final Plan BASE = Plan.of(Path.of("model"))
            .withNewFiles(List.of(Path.of("atlas.txt")))
            .withSeed(7);

    @TempDir
    private Path below;

    @Test
    void thereIsARunForEachCombination() {
        Sweep sweep = new Sweep(
                BASE,
                List.of(new Method.Full(), new Method.Head()),
                List.of(1e-4),
                List.of(0.0, 0.1, 0.25),
                List.of(1L, 2L));
        assertEquals(12, sweep.plans().size());
        assertEquals(12, sweep.plans().stream().distinct().count());
        assertTrue(sweep.plans().stream().allMatch(plan -> plan.optimizer().learningRate() == 1e-4));
        assertEquals("replay 10 %, head only, seed 2", sweep.names().get(9));
    }

    @Test
    void whatIsNotVariedIsThePlansOwn() {
        Sweep sweep = new Sweep(BASE, List.of(), List.of(), List.of(), List.of(3L, 4L));
        assertEquals(List.of(BASE.withSeed(3), BASE.withSeed(4)), sweep.plans());
        assertEquals(List.of("seed 3", "seed 4"), sweep.names());
    }

    @Test
    void foldersAreNamedByWhatTheRunsDifferInAndNeverTwiceTheSame() {
        List<Plan> plans = new Sweep(BASE, List.of(), List.of(), List.of(0.0, 0.1), List.of(1L, 2L)).plans();
        List<Path> folders = RunNames.folders(below, plans);
        assertEquals("atlas-no-replay-seed-1", folders.getFirst().getFileName().toString());
        assertEquals("atlas-replay-10-seed-2", folders.getLast().getFileName().toString());
        List<Path> later = RunNames.folders(below, plans, folders);
        assertEquals("atlas-no-replay-seed-1-2", later.getFirst().getFileName().toString());
    }

    @Test
    void theDifferencesOfTwoPlansAreToldTheMostTellingFirst() {
        Plan other = BASE.withReplay(0.1)
                .withMethod(new Method.Lora(8, 16, List.of()))
                .withSteps(50);
        assertEquals(
                List.of(
                        "replay 10 % \u2192 0 %",
                        "method LoRA rank 8 \u2192 all weights", "steps 50 \u2192 " + BASE.steps()),
                PlanDifference.between(other, BASE.withReplay(0)).stream()
                        .map(PlanDifference::toString)
                        .toList());
        assertEquals(List.of(), PlanDifference.between(BASE, BASE));
    }
}
