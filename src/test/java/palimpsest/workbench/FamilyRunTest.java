package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.measure.Sampling;
import palimpsest.model.FamilyConfig;
import palimpsest.model.FamilyExamples;
import palimpsest.model.ModelConfig;
import palimpsest.model.ModelFolderWriter;
import palimpsest.model.RandomWeights;
import palimpsest.train.DeviceChoice;
import palimpsest.train.Plan;
import palimpsest.train.RunState;
import palimpsest.train.TrainingEvent;

/// A model folder of each family through everything that is done with one: train, score, generate.
@Timeout(120)
class FamilyRunTest {
    private static final int VOCABULARY = 300;
    private static final String SENTENCES = "The robot hums 12 times. The wheel stops 7 times.";

    @TempDir
    private static Path folder;

    private static TinyWorld world;

    static Stream<String> families() {
        return examples().oneOfEach().keySet().stream();
    }

    private static FamilyExamples examples() {
        return new FamilyExamples(VOCABULARY, 16, 24, 2, 4, TinyWorld.CONTEXT + 8, 9);
    }

    @BeforeAll
    static void makeWorld() throws IOException {
        world = new TinyWorld(folder.resolve("world"));
    }

    @ParameterizedTest
    @MethodSource("families")
    void aModelOfItLearnsAndItsCheckpointIsScoredAndWrites(String name) throws InterruptedException {
        Path model = write(name, examples().byName().get(name));
        try (EngineWorkbench workbench = new EngineWorkbench(folder.resolve("cache"), "test")) {
            Run run = workbench.start(plan(model), folder.resolve(name + "-run"));
            while (!run.feed().state().ended()) {
                Thread.sleep(5);
            }
            assertEquals(RunState.FINISHED, run.feed().state(), run.feed().reason());
            List<TrainingEvent.Measured> measured = run.feed().measuredFrom(0);
            double before = measured.getFirst().areas().getFirst().natsPerToken();
            double after = measured.getLast().areas().getFirst().natsPerToken();
            assertTrue(after < before - 0.01, "the loss fell from %s to %s".formatted(before, after));
            Path tuned = run.folder().resolve("checkpoints/step-000006");
            assertEquals(after, workbench.score(tuned, SENTENCES, false).join().natsPerToken(), 1);
            StringBuilder text = new StringBuilder();
            workbench.generate(tuned, "The", 5, Sampling.greedy(), text::append).join();
            assertFalse(text.isEmpty());
        }
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

    private static Path write(String name, FamilyConfig family) {
        Path target = folder.resolve(name);
        ModelConfig config = ModelConfig.of(family, OptionalInt.empty(), Set.of());
        try (Arena arena = Arena.ofConfined()) {
            ModelFolderWriter.writeNew(
                    config, RandomWeights.create(config, 3, arena), folder.resolve("world/tokenizer"), target);
        }
        return target;
    }
}
