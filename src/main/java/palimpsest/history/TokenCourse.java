package palimpsest.history;

/// How well one token was predicted at each snapshot of a run, in the order of the steps.
///
/// @param steps optimizer steps done; the first is 0, the base
/// @param log2p log2 of the token's probability (bits, 0 or less)
/// @param rank its place among all by probability, 1 is best
public record TokenCourse(long[] steps, float[] log2p, int[] rank) {
    public int length() {
        return steps.length;
    }
}
