package palimpsest.measure;

/// How well each token of a passage is predicted, one entry a token. A first token that nothing precedes has NaN (rank
/// 0).
///
/// @param log2p log2 of the token's probability (bits, 0 or less)
/// @param rank place of the token among all by probability, 1 is best
/// @param entropy entropy of the prediction (bits)
/// @param kl KL(p0 || p1) of the base's prediction against this one over the full vocabulary (bits); 0 for the base
public record TokenScores(float[] log2p, int[] rank, float[] entropy, float[] kl) {
    public int length() {
        return log2p.length;
    }
}
