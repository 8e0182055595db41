package palimpsest.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Device;
import palimpsest.engine.Engine;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelConfig;
import palimpsest.model.RandomWeights;
import palimpsest.tensor.HostTensor;

/// Questions of many lengths asked of a random model.
class QuestionScorerTest {
    private static final int VOCABULARY = 50;
    private static final int CONTEXT = 30;

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerIsScoredAsItIsAmongAPassagesTokens(boolean led) {
        OptionalInt beginning = led ? OptionalInt.of(0) : OptionalInt.empty();
        List<Question> questions = questions(40);
        List<Passage> passages =
                questions.stream().map(QuestionScorerTest::passage).toList();
        LlamaConfig shape = new LlamaConfig(VOCABULARY, 16, 32, 2, 4, 2, 4, CONTEXT, 1e-5f, 10_000, false, false, true);
        ModelConfig config = ModelConfig.of(shape, beginning, java.util.Set.of());
        try (Arena arena = Arena.ofShared();
                Engine engine = Engine.open(Device.cpu(), 1)) {
            Map<String, HostTensor> weights = RandomWeights.create(config, 3, arena);
            try (ProbeScorer scorer = new ProbeScorer(
                    engine,
                    config::decoder,
                    weights,
                    passages,
                    questions,
                    new ProbeScorer.Intake(beginning, CONTEXT, VOCABULARY),
                    scratch)) {
                ProbeSnapshot base = scorer.base();
                for (int i = 0; i < questions.size(); i++) {
                    check(questions.get(i), base.passages().get(i), base.answers(), i);
                }
            }
        }
    }

    private static void check(Question question, TokenScores whole, AnswerScores answers, int index) {
        double bits = 0;
        double answer = 0;
        int rank = 1;
        for (int token = 0; token < question.length(); token++) {
            if (!Float.isNaN(whole.log2p()[token])) {
                bits -= whole.log2p()[token];
            }
            if (token >= question.first()) {
                answer += whole.log2p()[token];
                rank = Math.max(rank, whole.rank()[token]);
            }
        }
        assertEquals(bits, answers.bits()[index], 1e-3);
        assertEquals(answer, answers.log2p()[index], 1e-3);
        assertEquals(rank, answers.rank()[index]);
    }

    @Test
    void aRowIsAQuarterLongerThanItsQuestionAtMost() {
        List<Question> questions = questions(2_000);
        List<QuestionScorer.Length> lengths = QuestionScorer.lengths(questions, 1, CONTEXT);
        assertEquals(
                questions.size(),
                lengths.stream()
                        .flatMap(length -> length.members().stream())
                        .distinct()
                        .count());
        for (QuestionScorer.Length length : lengths) {
            for (int member : length.members()) {
                int tokens = questions.get(member).length();
                assertTrue(tokens <= length.time() && length.time() <= Math.max(tokens + 3, tokens * 5 / 4));
            }
            assertTrue(length.time() <= CONTEXT);
        }
    }

    @Test
    void aFewOddLengthsShareTheNextLongerRows() {
        List<Question> questions = new ArrayList<>(
                IntStream.range(0, 40).mapToObj(i -> question(12, 1)).toList());
        questions.add(question(3, 1));
        questions.add(question(7, 1));
        List<QuestionScorer.Length> lengths = QuestionScorer.lengths(questions, 0, CONTEXT);
        assertEquals(1, lengths.size());
        assertEquals(12, lengths.getFirst().time());
    }

    private static List<Question> questions(int count) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, count)
                .mapToObj(i -> question(3 + random.nextInt(26), i))
                .toList();
    }

    private static Question question(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] ids = random.ints(length, 1, VOCABULARY).toArray();
        return new Question("area", "", "", ids, 1 + random.nextInt(length - 1), length);
    }

    private static Passage passage(Question question) {
        int[] starts = IntStream.range(0, question.length()).toArray();
        int[] ends = IntStream.rangeClosed(1, question.length()).toArray();
        return new Passage("area", "x".repeat(question.length()), question.ids(), starts, ends);
    }
}
