package palimpsest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeScorer;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.Question;
import palimpsest.measure.TokenScores;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// Many short questions scored as a run does it, or the same texts as passages, which are padded to the longest and
/// compared with the base's predictions over the whole vocabulary.
final class QuestionSide implements Side {
    static final int QUESTIONS = 2_500;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 22;

    private final Arena arena = Arena.ofShared();
    private final Path scratch;
    private final Engine engine;
    private final ProbeScorer scorer;

    QuestionSide(TrainingShape shape, int threads, boolean asPassages) throws IOException {
        scratch = Files.createTempDirectory("questions");
        engine = Engine.open(Device.cpu(), threads);
        Map<String, HostTensor> weights = RandomWeights.create(shape.config(), 1, arena);
        int vocabulary = shape.config().vocabulary();
        List<Question> questions = questions(vocabulary);
        List<Passage> passages = questions.stream().map(QuestionSide::passage).toList();
        scorer = new ProbeScorer(
                engine,
                shape.config()::decoder,
                weights,
                asPassages ? passages : List.of(),
                asPassages ? List.of() : questions,
                new ProbeScorer.Intake(OptionalInt.empty(), shape.config().context(), vocabulary),
                scratch);
        scorer.base();
    }

    static List<Question> questions(int vocabulary) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, QUESTIONS)
                .mapToObj(i -> random.ints(random.nextInt(SHORTEST, LONGEST + 1), 0, vocabulary)
                        .toArray())
                .map(ids -> new Question("area", "", "", ids, ids.length - 2, ids.length))
                .toList();
    }

    private static Passage passage(Question question) {
        int[] offsets = new int[question.length()];
        return new Passage("area", "", question.ids(), offsets, offsets);
    }

    /// One measurement.
    ///
    /// @return surprisal of all texts together, bits
    @Override
    public double step(long step, int[] rows) {
        ProbeSnapshot snapshot = scorer.score(step);
        double bits = 0;
        for (float each : snapshot.answers().bits()) {
            bits += each;
        }
        for (TokenScores scores : snapshot.passages()) {
            for (int token = 1; token < scores.length(); token++) {
                bits -= scores.log2p()[token];
            }
        }
        return bits;
    }

    @Override
    public void close() {
        scorer.close();
        engine.close();
        arena.close();
        try {
            Files.delete(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
