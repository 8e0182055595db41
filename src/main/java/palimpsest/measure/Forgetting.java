package palimpsest.measure;

import java.util.Locale;

/// What became of the model's knowledge of one token, by DESIGN.md's definitions, from its surprisal (bits) and rank
/// under the base and now. Δ = surprisal now - surprisal under the base.
public enum Forgetting {
    /// The base's first choice, now not the first, and Δ > 1 bit.
    FORGOTTEN,
    /// Still the first choice, but Δ > 0.1 bit.
    WEAKENED,
    /// The reverse of forgotten: now the first choice, not the base's, and Δ < -1 bit.
    LEARNED,
    /// Not among the base's first ten.
    NEVER_KNOWN,
    /// None of these.
    KEPT;

    private static final double SURE = 1;
    private static final double SLIGHT = 0.1;
    private static final int TEN = 10;

    /// In small letters: `never known`.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Δ of a token, bits: how much more surprised the model is now.
    public static double delta(TokenScores base, TokenScores now, int token) {
        return base.log2p()[token] - now.log2p()[token];
    }

    /// Mean Δ of a passage's tokens, bits a token: how much the passage lost; 0 where no token has a Δ.
    public static double damage(TokenScores base, TokenScores now) {
        double sum = 0;
        int count = 0;
        for (int token = 0; token < base.length(); token++) {
            double delta = delta(base, now, token);
            if (!Double.isNaN(delta)) {
                sum += delta;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    public static Forgetting of(TokenScores base, TokenScores now, int token) {
        double delta = delta(base, now, token);
        int rank0 = base.rank()[token];
        int rank1 = now.rank()[token];
        if (rank0 == 1 && rank1 > 1 && delta > SURE) {
            return FORGOTTEN;
        }
        if (rank1 == 1 && rank0 > 1 && delta < -SURE) {
            return LEARNED;
        }
        if (rank0 == 1 && rank1 == 1 && delta > SLIGHT) {
            return WEAKENED;
        }
        return rank0 > TEN ? NEVER_KNOWN : KEPT;
    }

    /// What became of an answer of one or more tokens, which is known where each of them is the first choice.
    ///
    /// @param delta bits of surprisal that the whole answer gained
    static Forgetting ofAnswer(boolean before, boolean now, double delta) {
        if (before && !now && delta > SURE) {
            return FORGOTTEN;
        }
        if (now && !before && delta < -SURE) {
            return LEARNED;
        }
        return before && now && delta > SLIGHT ? WEAKENED : KEPT;
    }
}
