package palimpsest.ui.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import palimpsest.measure.AnswerScores;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Knowledge;
import palimpsest.measure.KnowledgeReader;
import palimpsest.measure.Question;
import palimpsest.measure.Recall;

/// Ledgers in which so many of an area's facts are known at each measurement.
class CaptionsTest {
    private static final long EVERY = 20;

    @Test
    void firstLossesAreToldWithTheStepTheyBeganAt() {
        assertEquals(
                List.of("Capitals: 40 of 194 forgotten since step 60"),
                texts(ledger("capitals", 194, 194, 194, 194, 190, 154, 150)));
    }

    @Test
    void aTenthAndFiveFactsMustBeLost() {
        assertEquals(List.of(), texts(ledger("capitals", 194, 194, 176)));
        assertEquals(List.of(), texts(ledger("words", 20, 20, 16)));
        assertEquals(List.of("Words: 5 of 20 forgotten since step 0"), texts(ledger("words", 20, 20, 15)));
    }

    @Test
    void halfLostIsToldOnceAndInPlaceOfFirstLossesOfTheSameStep() {
        assertEquals(
                List.of("Capitals: half is lost, 120 of 194, at step 20"),
                texts(ledger("capitals", 194, 194, 74, 60, 50)));
        assertEquals(
                List.of("Capitals: 34 of 194 forgotten since step 0", "Capitals: half is lost, 97 of 194, at step 40"),
                texts(ledger("capitals", 194, 194, 160, 97, 60)));
    }

    @Test
    void whatComesBackIsCountedAgainstTheMostThatWasGone() {
        assertEquals(
                List.of(
                        "Capitals: 30 of 100 forgotten since step 0",
                        "Capitals: 26 of 40 forgotten are back at step 60"),
                texts(ledger("capitals", 100, 100, 70, 60, 86, 99)));
    }

    @Test
    void newFactsAreToldWhenSomeAndWhenNearlyAllAreLearned() {
        assertEquals(
                List.of(
                        "Atlas: 22 of 130 new facts learned by step 20",
                        "Atlas: 118 of 130 new facts learned by step 60"),
                texts(ledger("atlas", 130, 0, 22, 90, 118, 130)));
    }

    @Test
    void aLedgerWithMoreStepsBeginsWithTheSameLines() {
        int[] known = {194, 190, 160, 150, 97, 60, 120, 170};
        List<String> before = List.of();
        for (int steps = 1; steps <= known.length; steps++) {
            List<String> now = texts(ledger("capitals", 194, Arrays.copyOf(known, steps)));
            assertEquals(before, now.subList(0, before.size()));
            before = now;
        }
        assertEquals(3, before.size());
    }

    @Test
    void anAreaThatIsOnlyReadIsToldByItsBitsPerByte() {
        KnowledgeReader reader = new KnowledgeReader(List.of(), List.of());
        reader.add(0, List.of(loss(AreaLoss.NEW, 5.6), loss("stories", 1.2), loss("code", 0.1)));
        reader.add(EVERY, List.of(loss(AreaLoss.NEW, 3), loss("stories", 1.25), loss("code", 0.14)));
        reader.add(2 * EVERY, List.of(loss(AreaLoss.NEW, 2.7), loss("stories", 1.35), loss("code", 0.14)));
        List<Caption> captions = Captions.of(reader.knowledge());
        assertEquals(
                List.of(
                        "Stories: 1.20 → 1.35 bits per byte by step 40",
                        "New text: 5.60 → 2.70 bits per byte by step 40"),
                captions.stream().map(Caption::text).toList());
        assertTrue(captions.stream().allMatch(caption -> caption.step() == 2 * EVERY));
    }

    private static AreaLoss loss(String area, double bitsPerByte) {
        return new AreaLoss(area, 1, bitsPerByte, 100);
    }

    private static List<String> texts(Knowledge knowledge) {
        return Captions.of(knowledge).stream().map(Caption::text).toList();
    }

    /// @param facts of the area
    /// @param known how many of them are known at each measurement
    static Knowledge ledger(String area, int facts, int... known) {
        List<Question> questions = IntStream.range(0, facts)
                .mapToObj(i -> new Question(area, "fact " + i, " yes", new int[] {1, 2}, 1, 10))
                .toList();
        KnowledgeReader reader = new KnowledgeReader(List.of(), questions);
        for (int at = 0; at < known.length; at++) {
            reader.add(recall(at * EVERY, facts, known[at]));
        }
        return reader.knowledge();
    }

    static Recall recall(long step, int facts, int known) {
        AnswerScores answers = new AnswerScores(new float[facts], new float[facts], new int[facts]);
        for (int i = 0; i < facts; i++) {
            answers.log2p()[i] = i < known ? -0.05f : -4;
            answers.rank()[i] = i < known ? 1 : 3;
            answers.bits()[i] = 4 - answers.log2p()[i];
        }
        return new Recall(step, new float[0], new int[0], answers);
    }
}
