package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.List;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;

/// The probe passages with what each token lost or gained against the base. Immutable once made; its arrays are not
/// written to again.
///
/// @param step optimizer steps done
/// @param passages the passages
/// @param delta Δ in bits for each passage and token, NaN where nothing precedes the token
/// @param base what the base predicts
/// @param now what the model predicts
/// @param forgotten tokens with rank 1 under the base, another rank now, and Δ over 1 bit
/// @param learned the reverse
public record TokenMap(
        long step,
        List<Passage> passages,
        float[][] delta,
        ProbeSnapshot base,
        ProbeSnapshot now,
        int forgotten,
        int learned) {

    static TokenMap of(List<Passage> passages, ProbeSnapshot base, ProbeSnapshot now) {
        int count = Math.min(passages.size(), Math.min(base.passages().size(), now.passages().size()));
        List<Passage> known = new ArrayList<>(passages.subList(0, count));
        float[][] delta = new float[count][];
        int forgotten = 0;
        int learned = 0;
        for (int p = 0; p < count; p++) {
            TokenScores before = base.passages().get(p);
            TokenScores after = now.passages().get(p);
            delta[p] = new float[known.get(p).length()];
            for (int t = 0; t < delta[p].length; t++) {
                float change = before.log2p()[t] - after.log2p()[t];
                delta[p][t] = change;
                boolean knew = before.rank()[t] == 1;
                boolean knows = after.rank()[t] == 1;
                forgotten += knew && !knows && change > 1 ? 1 : 0;
                learned += !knew && knows && change < -1 ? 1 : 0;
            }
        }
        return new TokenMap(now.step(), List.copyOf(known), delta, base, now, forgotten, learned);
    }

    /// All there is to say of one token.
    public TokenCard card(int passage, int token) {
        return TokenCard.of(
                passages.get(passage),
                token,
                base.passages().get(passage),
                now.passages().get(passage));
    }
}
