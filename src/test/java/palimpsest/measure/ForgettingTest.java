package palimpsest.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The classes of DESIGN.md, at their borders. Δ is surprisal now less surprisal under the base, in bits.
class ForgettingTest {
    @ParameterizedTest(name = "rank {0} to {1} at {2} bits is {3}")
    @CsvSource({
        "1, 2, 1.01, FORGOTTEN",
        "1, 2, 0.99, KEPT",
        "1, 1, 5.00, WEAKENED",
        "1, 1, 0.11, WEAKENED",
        "1, 1, 0.09, KEPT",
        "2, 1, -1.01, LEARNED",
        "2, 1, -0.99, KEPT",
        "50, 1, -6.00, LEARNED",
        "11, 9, -0.50, NEVER_KNOWN",
        "10, 12, 2.00, KEPT",
    })
    void aTokenIsPutIntoItsClass(int rank0, int rank1, float delta, Forgetting expected) {
        TokenScores base = scores(rank0, -1);
        TokenScores now = scores(rank1, -1 - delta);
        assertEquals(delta, Forgetting.delta(base, now, 0), 1e-6);
        assertEquals(expected, Forgetting.of(base, now, 0));
    }

    private static TokenScores scores(int rank, float log2p) {
        return new TokenScores(new float[] {log2p}, new int[] {rank}, new float[] {0}, new float[] {0});
    }
}
