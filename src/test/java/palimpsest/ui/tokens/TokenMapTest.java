package palimpsest.ui.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;

class TokenMapTest {
    private final Passage fresh = new Passage(AreaLoss.NEW, "ab", new int[] {1, 2}, new int[] {0, 1}, new int[] {1, 2});
    private final Passage old = new Passage("Capitals", "cd", new int[] {3, 4}, new int[] {0, 1}, new int[] {1, 2});
    private final TokenSource source = new TokenSource(
            List.of(fresh, old),
            new ProbeSnapshot(0, List.of(scores(-1, 1), scores(-2, 1))),
            new ProbeSnapshot(20, List.of(scores(-1, 1), scores(-5, 8))));

    private TokenMap map(TokenMode mode, TokenMap earlier) {
        return TokenMap.of(source, new TokenMap.Drawing(mode, false, source.byArea()), earlier);
    }

    @Test
    void passagesOfTheNewTextComeLastWithTheirOwnFigures() {
        TokenMap map = map(TokenMode.DELTA, null);
        assertEquals("d", map.figures(1).token());
        assertEquals(3, map.delta()[1]);
        assertEquals("b", map.figures(3).token());
        assertEquals(0, map.delta()[3]);
        assertSame(map.cells(), map(TokenMode.DELTA, map).cells());
    }

    @Test
    void eachModeTellsOfTheSameTokenInItsOwnWay() {
        assertEquals(3, value(TokenMode.DELTA));
        assertEquals(5, value(TokenMode.SURPRISAL));
        assertEquals(100 / 32.0, value(TokenMode.PROBABILITY), 1e-4);
        assertEquals(3, value(TokenMode.RANK), 1e-6);
        assertEquals(0.25, value(TokenMode.KL));
        assertEquals(0, value(TokenMode.CLASS));
    }

    private double value(TokenMode mode) {
        return map(mode, null).columns().getFirst().values()[1];
    }

    private static TokenScores scores(float log2p, int rank) {
        return new TokenScores(new float[] {Float.NaN, log2p}, new int[] {0, rank}, new float[] {0, 1}, new float[] {
            0, rank == 1 ? 0 : 0.25f
        });
    }
}
