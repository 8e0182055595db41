package palimpsest.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A ledger from snapshots whose numbers are known.
class KnowledgeTest {
    /// Two tokens of two bytes each; the second is the answer.
    private static final Question FRANCE = new Question("capitals", "Fr", "Pa", new int[] {1, 2}, 1, 4);
    private static final Question PERU = new Question("capitals", "Pe", "Li", new int[] {1, 2}, 1, 4);
    private static final Passage STORY =
            new Passage("stories", "abcd", new int[] {1, 2}, new int[] {0, 2}, new int[] {2, 4});

    @Test
    void whatWasKnownAndIsNotIsForgotten() {
        Knowledge.Area capitals = read().area("capitals").orElseThrow();
        assertEquals(2, capitals.knownBefore());
        assertEquals(1, capitals.knownNow());
        assertEquals(1, capitals.count(Forgetting.FORGOTTEN));
        assertEquals(0, capitals.count(Forgetting.FORGOTTEN, 1));
        assertEquals(OptionalLong.of(20), capitals.halfLost());
        Knowledge.Item worst = capitals.items().getFirst();
        assertEquals("Fr", worst.prompt());
        assertEquals("Pa", worst.answer());
        assertArrayEquals(new float[] {-1, -2, -5}, worst.log2p());
        assertArrayEquals(new boolean[] {true, true, false}, worst.known());
        assertEquals(4, worst.delta());
        assertEquals(1 / 32.0, worst.probabilityNow());
        assertEquals(Forgetting.WEAKENED, worst.became(1));
        assertEquals(Forgetting.KEPT, capitals.items().getLast().became());
    }

    @Test
    void lossIsInBitsOfTheTokensThatWerePredicted() {
        Knowledge knowledge = read();
        assertEquals(List.of(0L, 10L, 20L), knowledge.steps());
        // surprisals of both questions, over eight bytes
        Knowledge.Area capitals = knowledge.area("capitals").orElseThrow();
        assertEquals(List.of((2 + 2) / 8.0, (4 + 2) / 8.0, (10 + 2) / 8.0), capitals.bitsPerByte());
        Knowledge.Area stories = knowledge.area("stories").orElseThrow();
        assertTrue(stories.items().isEmpty());
        assertFalse(stories.halfLost().isPresent());
        // its first token is not predicted, so its bytes do not count
        assertEquals(3 / 2.0, stories.before());
    }

    @Test
    void theIntervalHoldsTheChangeAndIsAsWideAsTheDocumentsDiffer() {
        Knowledge.Interval capitals =
                read().area("capitals").orElseThrow().change().orElseThrow();
        assertEquals(1, capitals.value());
        assertEquals(0, capitals.low());
        assertEquals(2, capitals.high());
        Knowledge.Interval stories =
                read().area("stories").orElseThrow().change().orElseThrow();
        assertEquals(stories.low(), stories.high());
    }

    @Test
    void anAreaWithoutProbesHasTheLossOfItsHeldOutText() {
        KnowledgeReader reader = reader();
        reader.add(0, List.of(loss("code", 1), loss("stories", 9), loss(AreaLoss.OLD, 5)));
        reader.add(snapshot(0, -1, 1));
        reader.add(10, List.of(loss("code", 2), loss("stories", 9), loss(AreaLoss.OLD, 5)));
        Knowledge knowledge = reader.knowledge();
        assertEquals(
                List.of("stories", "capitals", "code"),
                knowledge.areas().stream().map(Knowledge.Area::name).toList());
        Knowledge.Area code = knowledge.area("code").orElseThrow();
        assertEquals(List.of(1.0), code.bitsPerByte());
        assertTrue(code.change().isEmpty());
        assertEquals(1.5, knowledge.area("stories").orElseThrow().before());
    }

    @Test
    void heldOutLossesAloneAreALedgerToo() {
        KnowledgeReader reader = new KnowledgeReader(List.of(), List.of());
        assertTrue(reader.knowledge().isEmpty());
        reader.add(0, List.of(loss(AreaLoss.NEW, 5), loss("code", 1)));
        reader.add(20, List.of(loss(AreaLoss.NEW, 2), loss("code", 2)));
        Knowledge knowledge = reader.knowledge();
        assertEquals(List.of(0L, 20L), knowledge.steps());
        assertEquals("code", knowledge.areas().getFirst().name());
        assertEquals(2, knowledge.areas().getFirst().now());
        assertEquals(AreaLoss.NEW, knowledge.areas().getLast().name());
    }

    private static Knowledge read() {
        KnowledgeReader reader = reader();
        reader.add(snapshot(0, -1, 1));
        reader.add(snapshot(10, -2, 1));
        reader.add(snapshot(20, -5, 3));
        return reader.knowledge();
    }

    private static KnowledgeReader reader() {
        return new KnowledgeReader(List.of(STORY), List.of(FRANCE, PERU));
    }

    private static AreaLoss loss(String area, double bitsPerByte) {
        return new AreaLoss(area, 1, bitsPerByte, 10);
    }

    private static ProbeSnapshot snapshot(long step, float france, int rank) {
        TokenScores story = new TokenScores(
                new float[] {Float.NaN, -3}, new int[] {0, 2}, new float[] {Float.NaN, 1}, new float[] {Float.NaN, 0});
        AnswerScores answers =
                new AnswerScores(new float[] {-2 * france, 2}, new float[] {france, -1}, new int[] {rank, 1});
        return new ProbeSnapshot(step, List.of(story), answers);
    }
}
