package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import palimpsest.measure.AreaLoss;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.ui.plot.TokenCells;
import palimpsest.ui.plot.TokenFigures;
import palimpsest.ui.plot.TokenPassage;

/// The probe passages with what each token lost or gained against the base. Made on any thread and not changed after.
///
/// @param step optimizer steps done
/// @param passages the passages
/// @param cells their tokens one after the other
/// @param delta Δ in bits, one a token in the order of `cells`, NaN where nothing precedes the token; not written to
/// again
/// @param base what the base predicts
/// @param now what the model predicts
/// @param forgotten tokens with rank 1 under the base, another rank now, and Δ over 1 bit
/// @param learned the reverse
public record TokenMap(
        long step,
        List<Passage> passages,
        TokenCells cells,
        float[] delta,
        ProbeSnapshot base,
        ProbeSnapshot now,
        int forgotten,
        int learned) {

    /// @param earlier a map whose cells are used again where its passages are the same; null for none
    static TokenMap of(List<Passage> chosen, ProbeSnapshot base, ProbeSnapshot now, TokenMap earlier) {
        boolean same = earlier != null && earlier.passages.equals(oldFirst(chosen, chosen));
        return ordered(
                oldFirst(chosen, chosen),
                new ProbeSnapshot(base.step(), oldFirst(chosen, base.passages())),
                new ProbeSnapshot(now.step(), oldFirst(chosen, now.passages())),
                same ? earlier.cells : null);
    }

    private static TokenMap ordered(List<Passage> passages, ProbeSnapshot base, ProbeSnapshot now, TokenCells known) {
        TokenCells cells = known != null ? known : cells(passages);
        float[] delta = new float[cells.size()];
        int forgotten = 0;
        int learned = 0;
        for (int p = 0; p < passages.size(); p++) {
            TokenScores before = base.passages().get(p);
            TokenScores after = now.passages().get(p);
            int start = cells.start(p);
            for (int t = 0; t < passages.get(p).length(); t++) {
                float change = before.log2p()[t] - after.log2p()[t];
                delta[start + t] = change;
                boolean knew = before.rank()[t] == 1;
                boolean knows = after.rank()[t] == 1;
                forgotten += knew && !knows && change > 1 ? 1 : 0;
                learned += !knew && knows && change < -1 ? 1 : 0;
            }
        }
        return new TokenMap(now.step(), passages, cells, delta, base, now, forgotten, learned);
    }

    /// All there is to say of a token, by its place among all of them.
    public TokenFigures figures(int index) {
        int p = 0;
        while (p + 1 < passages.size() && cells.start(p + 1) <= index) {
            p++;
        }
        int t = index - cells.start(p);
        TokenScores before = base.passages().get(p);
        TokenScores after = now.passages().get(p);
        return new TokenFigures(
                passages.get(p).token(t),
                before.log2p()[t],
                after.log2p()[t],
                before.rank()[t],
                after.rank()[t],
                before.entropy()[t],
                after.entropy()[t],
                after.kl()[t]);
    }

    /// What belongs to the passages, those of the old text first: that it is forgotten is what a person looks for.
    private static <T> List<T> oldFirst(List<Passage> passages, List<T> belonging) {
        List<T> ordered = new ArrayList<>();
        for (boolean fresh : new boolean[] {false, true}) {
            for (int p = 0; p < passages.size(); p++) {
                if (passages.get(p).area().equals(AreaLoss.NEW) == fresh) {
                    ordered.add(belonging.get(p));
                }
            }
        }
        return ordered;
    }

    private static TokenCells cells(List<Passage> passages) {
        return new TokenCells(passages.stream().map(TokenMap::tokens).toList());
    }

    private static TokenPassage tokens(Passage passage) {
        return new TokenPassage(
                passage.area(),
                IntStream.range(0, passage.length()).mapToObj(passage::token).toList());
    }
}
