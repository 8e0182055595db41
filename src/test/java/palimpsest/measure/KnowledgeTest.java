package palimpsest.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A ledger from snapshots whose numbers are known.
class KnowledgeTest {
    /// Two tokens of two bytes each; the second is the answer.
    private static final Passage FRANCE = question("Fr", "Pa");
    private static final Passage PERU = question("Pe", "Li");
    private static final Passage STORY =
            new Passage("stories", "abcd", new int[] {1, 2}, new int[] {0, 2}, new int[] {2, 4});

    @Test
    void whatWasKnownAndIsNotIsForgotten() {
        Knowledge.Area capitals = read().areas().getFirst();
        assertEquals(2, capitals.knownBefore());
        assertEquals(1, capitals.knownNow());
        assertEquals(1, capitals.count(Forgetting.FORGOTTEN));
        assertEquals(OptionalLong.of(20), capitals.halfLost());
        Knowledge.Item worst = capitals.items().getFirst();
        assertEquals("Fr", worst.prompt());
        assertEquals("Pa", worst.answer());
        assertEquals(List.of(-1.0, -2.0, -5.0), worst.log2p());
        assertEquals(List.of(true, true, false), worst.known());
        assertEquals(4, worst.delta());
        assertEquals(Forgetting.KEPT, capitals.items().getLast().became());
    }

    @Test
    void lossIsInBitsOfTheTokensThatWerePredicted() {
        Knowledge knowledge = read();
        assertEquals(List.of(0L, 10L, 20L), knowledge.steps());
        // surprisals of both tokens of both questions, over eight bytes
        assertEquals((1 + 1 + 1 + 1) / 8.0, knowledge.areas().getFirst().before());
        assertEquals((5 + 5 + 1 + 1) / 8.0, knowledge.areas().getFirst().now());
        Knowledge.Area stories = knowledge.areas().getLast();
        assertTrue(stories.items().isEmpty());
        assertFalse(stories.halfLost().isPresent());
        // its first token is not predicted, so its bytes do not count
        assertEquals(3 / 2.0, stories.before());
    }

    @Test
    void theIntervalHoldsTheChangeAndIsAsWideAsTheDocumentsDiffer() {
        Knowledge.Interval capitals = read().areas().getFirst().change();
        assertEquals(1, capitals.value());
        assertEquals(0, capitals.low());
        assertEquals(2, capitals.high());
        Knowledge.Interval stories = read().areas().getLast().change();
        assertEquals(stories.low(), stories.high());
    }

    private static Knowledge read() {
        KnowledgeReader reader = new KnowledgeReader(List.of(FRANCE, PERU, STORY));
        reader.add(snapshot(0, scores(-1, 1), scores(-1, 1)));
        reader.add(snapshot(10, scores(-2, 1), scores(-1, 1)));
        reader.add(snapshot(20, scores(-5, 3), scores(-1, 1)));
        return reader.knowledge();
    }

    private static ProbeSnapshot snapshot(long step, TokenScores france, TokenScores peru) {
        TokenScores story = new TokenScores(
                new float[] {Float.NaN, -3}, new int[] {0, 2}, new float[] {Float.NaN, 1}, new float[] {Float.NaN, 0});
        return new ProbeSnapshot(step, List.of(france, peru, story));
    }

    private static TokenScores scores(float log2p, int rank) {
        return new TokenScores(
                new float[] {log2p, log2p}, new int[] {rank, rank}, new float[] {1, 1}, new float[] {0, 0});
    }

    private static Passage question(String prompt, String answer) {
        return new Passage(
                "capitals", prompt + answer, new int[] {1, 2}, new int[] {0, 2}, new int[] {2, 4}, OptionalInt.of(1));
    }
}
