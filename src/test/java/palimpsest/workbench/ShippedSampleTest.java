package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.data.DocumentReader;
import palimpsest.data.TextColumns;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.Passages;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.Question;
import palimpsest.model.ModelFolder;
import palimpsest.sample.Area;
import palimpsest.sample.SampleWorld;
import palimpsest.tokenizer.Tokenizer;

/// The sample that is shipped: its texts are the generator's, and its model knows them.
class ShippedSampleTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final double LEAST_SHARE = 0.95;

    @TempDir
    Path scratch;

    @Test
    void theTextsAreTheOnesTheGeneratorWrites() {
        assertEquals(List.of(), SampleWorld.differences(SAMPLES, SampleWorld.SEED));
    }

    @ParameterizedTest
    @MethodSource("areasWithFacts")
    void theModelKnowsItsWorld(String area) {
        try (ModelFolder model = ModelFolder.open(SAMPLES.resolve("model"));
                Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), 0)) {
            List<Question> questions = questions(area, model.tokenizer());
            try (ProbeScorer scorer = new ProbeScorer(
                    engine,
                    model.config()::decoder,
                    model.tensorsToRead(arena),
                    List.of(),
                    questions,
                    new ProbeScorer.Intake(
                            model.tokenizer().beginning(),
                            model.config().context(),
                            model.config().vocabulary()),
                    scratch)) {
                int[] ranks = scorer.base().answers().rank();
                long known = Arrays.stream(ranks).filter(rank -> rank == 1).count();
                assertTrue(ranks.length >= 90, "questions of " + area + ": " + ranks.length);
                assertTrue(known >= LEAST_SHARE * ranks.length, area + ": " + known + " of " + ranks.length);
            }
        }
    }

    static Stream<String> areasWithFacts() {
        return SampleWorld.areas().stream().filter(area -> area.facts() > 0).map(Area::name);
    }

    private static List<Question> questions(String area, Tokenizer tokenizer) {
        List<Question> questions = new ArrayList<>();
        try (DocumentReader reader =
                DocumentReader.open(SAMPLES.resolve("items/" + area + ".jsonl"), TextColumns.none())) {
            reader.forEachRemaining(document -> questions.add(Passages.question(document, tokenizer)));
        }
        return questions;
    }
}
