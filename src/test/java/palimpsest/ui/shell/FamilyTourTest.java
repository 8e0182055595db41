package palimpsest.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.history.RunFolder;
import palimpsest.history.RunReader;
import palimpsest.model.ExportedModel;
import palimpsest.train.RunState;
import palimpsest.ui.experiment.MethodViewModel.Kind;
import palimpsest.ui.shell.WindowTour.Seen;
import palimpsest.workbench.EngineWorkbench;
import palimpsest.workbench.TinyWorld;

/// A model of every family, every way of fine-tuning and every way of keeping knowledge, by the window's controls and
/// with the real engine: given, trained, seen and saved. Pictures are kept under `target/ui-pictures`.
@Timeout(120)
@ExtendWith(ApplicationExtension.class)
class FamilyTourTest {
    private static final Path PICTURES = Path.of(System.getProperty("ui.pictures", "target/ui-pictures"));
    private static final String SENTENCES = "The robot hums 12 times. The wheel stops 7 times.";
    private static final int STEPS = 4;

    @TempDir
    private static Path folder;

    private static TinyWorld world;
    private static EngineWorkbench workbench;

    private Path home;
    private WindowTour tour;

    @BeforeAll
    static void makeWorld() throws IOException {
        world = new TinyWorld(folder.resolve("world"));
        workbench = new EngineWorkbench(folder.resolve("cache"), "test");
    }

    @AfterAll
    static void close() {
        workbench.close();
    }

    @Start
    void open(Stage stage) throws IOException {
        home = Files.createTempDirectory(folder, "window");
        tour = WindowTour.open(stage, home, workbench, 60);
    }

    @ParameterizedTest
    @MethodSource("palimpsest.workbench.TinyWorld#families")
    void aModelOfEveryFamilyIsGivenTrainedSeenAndSaved(String family) throws IOException {
        give(world.model(family));
        Path checkpoint = seen(tour.run());
        assertEquals(family, tour.text("#model-title"));
        assertEquals(List.of(), tour.cut(), "everything in the window can be read");
        tour.picture(PICTURES.resolve("family-" + family + "-1280x800.png"));
        Path saved = Files.createDirectories(home.resolve("saved"));
        double tuned = nats(checkpoint);
        assertEquals(tuned, nats(tour.save("Model as a folder…", saved)));
        assertEquals(tuned, nats(tour.save("Model as ONNX…", saved)), 1e-4);
    }

    static Stream<Arguments> ways() {
        return Stream.of("gpt2", "gemma3")
                .flatMap(family -> Stream.of(Kind.values())
                        .filter(kind -> kind != Kind.FULL)
                        .map(kind -> Arguments.of(family, kind)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyPartOfAModelIsTrainedSeenAndSaved(String family, Kind method) throws IOException {
        give(world.model(family));
        tour.method(method);
        if (method == Kind.LAST_BLOCKS) {
            tour.type("method-blocks", 1);
        }
        Path checkpoint = seen(tour.run());
        Path saved = Files.createDirectories(home.resolve("saved"));
        double tuned = nats(checkpoint);
        assertTrue(tuned != nats(world.model(family)), "training changed the model");
        assertEquals(tuned, nats(tour.save("Model as a folder…", saved)));
        assertEquals(tuned, nats(tour.save("Model as ONNX…", saved)), 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"kl, 0.5", "l2sp, 0.1", "ewc, 5"})
    void everyTermThatKeepsKnowledgeIsSet(String term, String coefficient) throws IOException {
        give(world.model("llama"));
        tour.replay("0");
        tour.moreSettings();
        tour.type(term, coefficient);
        Seen seen = tour.run();
        seen(seen);
        String plan = Files.readString(seen.folder().resolve("plan.json"));
        assertTrue(plan.contains("\"%s\": %s".formatted(term, coefficient)), plan);
    }

    @Test
    void theModelWritesItsOldTextItself() throws IOException {
        tour.give(world.model("llama"), world.file("robots.jsonl"));
        small();
        tour.press("#self-replay-offer");
        tour.type("self-tokens", 2_000);
        Seen seen = tour.run();
        seen(seen);
        assertTrue(Files.size(seen.folder().resolve("self-replay.jsonl")) > 0);
    }

    @ParameterizedTest
    @MethodSource("exported")
    void aModelInAnOnnxFileIsGivenTrainedSeenAndSaved(String family, Kind method) throws IOException {
        Path model = home.resolve("exported-" + family);
        ExportedModel.write(world.model(family), model);
        give(model.resolve("model.onnx"));
        tour.method(method);
        if (method == Kind.LAST_BLOCKS) {
            tour.type("method-blocks", 1);
        }
        Path checkpoint = seen(tour.run());
        assertTrue(nats(checkpoint) != nats(model), "training changed the model");
        Path saved = Files.createDirectories(home.resolve("saved"));
        assertEquals(nats(checkpoint), nats(tour.save("Model as ONNX…", saved)));
    }

    static Stream<Arguments> exported() {
        return Stream.of(Arguments.of("gpt2", Kind.FULL), Arguments.of("llama", Kind.LAST_BLOCKS));
    }

    private void give(Path model) {
        tour.give(model, world.file("robots.jsonl"), world.file("animals.jsonl"), world.file("colours.jsonl"));
        small();
    }

    private void small() {
        tour.type("steps", STEPS);
        tour.type("batch", 4);
        tour.type("learning-rate", "1e-2");
        tour.type("measure-every", 2);
    }

    /// Checks that a run was seen and is whole.
    ///
    /// @return its last checkpoint
    private static Path seen(Seen seen) {
        assertEquals("Finished 4 steps", seen.status().replace('\u00a0', ' '));
        assertEquals(STEPS, seen.newPoints());
        assertEquals(1 + STEPS / 2, seen.oldPoints());
        assertTrue(seen.tokens() > 100, "tokens in the map: " + seen.tokens());
        RunFolder run = new RunFolder(seen.folder());
        for (Path part : List.of(run.plan(), run.metrics(), run.log(), run.passages(), run.snapshot(STEPS))) {
            assertTrue(Files.isRegularFile(part), part::toString);
        }
        assertEquals(RunState.FINISHED, RunReader.read(seen.folder()).state());
        return run.checkpoint(STEPS);
    }

    private static double nats(Path model) {
        return workbench.score(model, SENTENCES, false).join().natsPerToken();
    }
}
