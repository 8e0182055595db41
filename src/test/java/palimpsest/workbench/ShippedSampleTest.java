package palimpsest.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.data.DocumentReader;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.Passage;
import palimpsest.measure.Passages;
import palimpsest.measure.ProbeRows;
import palimpsest.measure.TextScorer;
import palimpsest.measure.TokenScores;
import palimpsest.model.ModelFolder;
import palimpsest.sample.SampleWorld;

/// The sample that is shipped: its texts are the generator's, and its model knows them.
class ShippedSampleTest {
    private static final Path SAMPLES = Path.of("samples");

    @Test
    void theTextsAreTheOnesTheGeneratorWrites() throws IOException {
        assertEquals(List.of(), SampleWorld.differences(SAMPLES, SampleWorld.SEED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"capitals", "elements", "arithmetic"})
    void theModelKnowsAtLeastNineteenOfTwentyAnswers(String area) {
        int statements = 0;
        int known = 0;
        try (ModelFolder model = ModelFolder.open(SAMPLES.resolve("model"));
                Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), 0)) {
            List<Passage> passages = passages(area, model);
            ProbeRows rows = new ProbeRows(
                    passages, model.tokenizer().beginning(), model.config().context());
            List<TokenScores> scores =
                    TextScorer.score(engine, model.config()::decoder, model.tensorsToRead(arena), rows);
            for (int i = 0; i < passages.size(); i++) {
                for (int[] answer : answers(passages.get(i))) {
                    statements++;
                    known += isFirstChoice(scores.get(i), answer) ? 1 : 0;
                }
            }
        }
        assertTrue(statements >= 90, "statements of " + area + ": " + statements);
        assertTrue(known >= 0.95 * statements, area + ": " + known + " of " + statements);
    }

    private static List<Passage> passages(String area, ModelFolder model) {
        List<Passage> passages = new ArrayList<>();
        try (DocumentReader reader = DocumentReader.open(SAMPLES.resolve("probes/" + area + ".jsonl"))) {
            reader.forEachRemaining(document -> passages.addAll(
                    Passages.of(document, model.tokenizer(), model.config().context() - 1)));
        }
        return passages;
    }

    /// For each statement of a passage the tokens of its answer: what stands behind "is" or "=" and before the stop.
    private static List<int[]> answers(Passage passage) {
        List<int[]> answers = new ArrayList<>();
        int start = 0;
        for (int stop = passage.text().indexOf('.');
                stop >= 0;
                stop = passage.text().indexOf('.', start)) {
            String statement = passage.text().substring(start, stop);
            int mark = Math.max(statement.lastIndexOf(" is ") + 3, statement.lastIndexOf(" = ") + 2);
            int from = start + mark;
            int to = stop;
            answers.add(IntStream.range(0, passage.length())
                    .filter(token -> passage.starts()[token] >= from && passage.ends()[token] <= to)
                    .toArray());
            start = stop + 1;
        }
        return answers;
    }

    private static boolean isFirstChoice(TokenScores scores, int[] tokens) {
        for (int token : tokens) {
            if (scores.rank()[token] != 1) {
                return false;
            }
        }
        return tokens.length > 0;
    }
}
