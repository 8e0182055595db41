package palimpsest.ui.pictures;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import palimpsest.history.RecordedRun;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.ui.fx.Figures;
import palimpsest.ui.plot.TokenCells;
import palimpsest.ui.plot.TokenPassage;

/// The probe passages of a recorded run with what each token lost or gained against the base.
///
/// @param step optimizer steps done at the latest snapshot
/// @param cells the tokens of all passages, one after the other
/// @param delta Δ in bits, one a token; NaN where nothing precedes it
/// @param forgotten number of forgotten tokens
/// @param learned number of learned tokens
record TokenChange(long step, TokenCells cells, float[] delta, int forgotten, int learned) {
    /// Empty where the run has no passages, or no snapshot of the base.
    ///
    /// @throws palimpsest.tensor.InputException if a snapshot is damaged
    static Optional<TokenChange> of(RecordedRun run) {
        if (!run.comparesTokens()) {
            return Optional.empty();
        }
        ProbeSnapshot base = run.snapshot(0);
        return run.latestSnapshot().map(now -> between(run.passages(), base, now));
    }

    private static TokenChange between(List<Passage> passages, ProbeSnapshot base, ProbeSnapshot now) {
        TokenCells cells =
                new TokenCells(passages.stream().map(TokenChange::tokens).toList());
        float[] delta = new float[cells.size()];
        int forgotten = 0;
        int learned = 0;
        for (int p = 0; p < passages.size(); p++) {
            TokenScores before = base.passages().get(p);
            TokenScores after = now.passages().get(p);
            for (int token = 0; token < before.length(); token++) {
                delta[cells.start(p) + token] = (float) Forgetting.delta(before, after, token);
                switch (Forgetting.of(before, after, token)) {
                    case FORGOTTEN -> forgotten++;
                    case LEARNED -> learned++;
                    case WEAKENED, NEVER_KNOWN, KEPT -> {}
                }
            }
        }
        return new TokenChange(now.step(), cells, delta, forgotten, learned);
    }

    private static TokenPassage tokens(Passage passage) {
        return new TokenPassage(
                passage.area(),
                IntStream.range(0, passage.length()).mapToObj(passage::token).toList());
    }

    /// What is shown, in a few words.
    String words() {
        return "Δ bits against the base · step " + Figures.count(step) + " · " + Figures.count(forgotten)
                + " forgotten · " + Figures.count(learned) + " learned";
    }
}
