package palimpsest.measure;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Chooses a token from one row of a model's prediction.
final class TokenSampler {
    private final Sampling sampling;
    private final int vocabulary;

    TokenSampler(Sampling sampling, int vocabulary) {
        this.sampling = sampling;
        this.vocabulary = vocabulary;
    }

    /// The stream of draws for a text. Neighbouring texts begin far from each other in the generator's sequence.
    SplittableRandom stream(int text) {
        return new SplittableRandom(new SplittableRandom(sampling.seed()).nextLong() + text * 0x9E37_79B9_7F4A_7C15L);
    }

    /// @param scores rows of the vocabulary: probabilities to draw by, or anything that grows with them to take the
    ///     likeliest by
    /// @param from where the row begins
    int choose(float[] scores, int from, SplittableRandom random) {
        if (sampling.isGreedy()) {
            return likeliest(scores, from);
        }
        if (sampling.topK() == 0 && sampling.topP() == 1) {
            return draw(scores, from, random);
        }
        return drawAmongLikeliest(scores, from, random);
    }

    private int likeliest(float[] scores, int from) {
        int best = from;
        for (int i = from; i < from + vocabulary; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best - from;
    }

    private int draw(float[] probabilities, int from, SplittableRandom random) {
        double total = 0;
        for (int i = from; i < from + vocabulary; i++) {
            total += probabilities[i];
        }
        double left = random.nextDouble() * total;
        int last = from;
        for (int i = from; i < from + vocabulary; i++) {
            left -= probabilities[i];
            if (left < 0) {
                return i - from;
            }
            last = probabilities[i] > 0 ? i : last;
        }
        return last - from;
    }

    /// Tokens less likely than an even share of what the nucleus leaves out are never in it, so few are sorted.
    private int drawAmongLikeliest(float[] probabilities, int from, SplittableRandom random) {
        float least = (float) ((1 - sampling.topP()) / vocabulary);
        long[] ranked = new long[vocabulary];
        int count = 0;
        for (int id = 0; id < vocabulary; id++) {
            if (probabilities[from + id] > least) {
                // The bits of positive floats are in their order; of equals the first id comes first.
                ranked[count++] = ((long) ~Float.floatToIntBits(probabilities[from + id]) << 32) | id;
            }
        }
        Arrays.sort(ranked, 0, count);
        int kept = sampling.topK() == 0 ? count : Math.min(count, sampling.topK());
        double total = 0;
        int among = 0;
        while (among < kept && (among == 0 || total < sampling.topP())) {
            total += probabilities[from + (int) ranked[among++]];
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < among; i++) {
            left -= probabilities[from + (int) ranked[i]];
            if (left < 0) {
                return (int) ranked[i];
            }
        }
        return (int) ranked[among - 1];
    }
}
