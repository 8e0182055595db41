package palimpsest.measure;

/// How well each question's answer is predicted, one entry a question.
///
/// @param bits surprisal of the whole text, prompt and answer, as far as something precedes its tokens (bits)
/// @param log2p log2 of the answer's probability after the prompt (bits, 0 or less)
/// @param rank the largest rank of the answer's tokens; 1 where each was the first choice, so that the model would have
///     given the answer
public record AnswerScores(float[] bits, float[] log2p, int[] rank) {
    /// Of no question.
    public static AnswerScores none() {
        return ofLength(0);
    }

    static AnswerScores ofLength(int length) {
        return new AnswerScores(new float[length], new float[length], new int[length]);
    }

    public int length() {
        return log2p.length;
    }
}
