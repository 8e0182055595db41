package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.measure.Sampling;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;
import palimpsest.train.TrainingEvent;

/// A model folder of each family through everything that is done with one: train, score, generate.
class FamilyRunTest extends TinyRuns {
    private static final String SENTENCES = "The robot hums 12 times. The wheel stops 7 times.";

    @ParameterizedTest
    @MethodSource("palimpsest.workbench.TinyWorld#families")
    void aModelOfItLearnsAndItsCheckpointIsScoredAndWrites(String name) throws IOException {
        Run run = whole(plan(world.model(name)), "run");
        List<TrainingEvent.Measured> measured = run.feed().measuredFrom(0);
        double before = measured.getFirst().areas().getFirst().natsPerToken();
        double after = measured.getLast().areas().getFirst().natsPerToken();
        assertTrue(after < before - 0.01, "the loss fell from %s to %s".formatted(before, after));
        Path tuned = checkpoint(run, 6);
        assertEquals(after, workbench.score(tuned, SENTENCES, false).join().natsPerToken(), 1);
        StringBuilder text = new StringBuilder();
        workbench.generate(tuned, "The", 5, Sampling.greedy(), text::append).join();
        assertFalse(text.isEmpty());
    }

    private static Plan plan(Path model) {
        return Plan.of(model)
                .withNewFiles(List.of(world.file("robots.jsonl")))
                .withSteps(6)
                .withBatch(4)
                .withContext(TinyWorld.CONTEXT)
                .withMeasureEvery(6)
                .withThreads(2)
                .withDevice(DeviceChoice.CPU);
    }
}
