package palimpsest.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/// Passages laid out as rows of one length, each behind a beginning token where the model has one, padded at the end
/// (which a causal model does not see), and the scores read back from them.
public final class ProbeRows {
    private static final double LN2 = Math.log(2);
    private static final ProbeScorer.Batch BATCH = new ProbeScorer.Batch(1 << 25, 512, 2048);

    private final List<Passage> passages;
    private final OptionalInt beginning;
    private final int time;
    private final int batch;

    /// @param passages each of at most as many tokens as the model takes in, the beginning token counted
    /// @param intake what the model takes in
    public ProbeRows(List<Passage> passages, ProbeScorer.Intake intake) {
        this.passages = List.copyOf(passages);
        this.beginning = intake.beginning();
        int context = intake.context();
        int longest = passages.stream().mapToInt(Passage::length).max().orElse(1) + lead() - 1;
        if (longest > context) {
            throw new IllegalArgumentException(
                    "expected passages of up to %d tokens, found %d".formatted(context, longest));
        }
        time = Math.max(1, Math.min(context, (longest + 7) / 8 * 8));
        batch = Math.max(1, Math.min(passages.size(), intake.rows(time, BATCH)));
    }

    /// Rows of a batch.
    public int batch() {
        return batch;
    }

    /// Tokens of input in a row.
    public int time() {
        return time;
    }

    public int batches() {
        return (passages.size() + batch - 1) / batch;
    }

    /// Rows of a batch, of time + 1 ids; the last batch may have fewer.
    int[][] batch(int index) {
        List<Passage> part = part(index);
        int[][] rows = new int[part.size()][time + 1];
        for (int row = 0; row < rows.length; row++) {
            int[] ids = part.get(row).ids();
            rows[row][0] = beginning.orElse(0);
            System.arraycopy(ids, 0, rows[row], lead(), ids.length);
        }
        return rows;
    }

    /// Scores of a batch's passages from the scorer's last run.
    ///
    /// @param divergence KL(p0 || p1) of a position of the batch, nats
    List<TokenScores> scores(int index, Scorer scorer, IntToDoubleFunction divergence) {
        float[] nll = scorer.column(ScoringGraph.NLL);
        float[] above = scorer.column(ScoringGraph.ABOVE);
        float[] entropy = scorer.column(ScoringGraph.ENTROPY);
        List<TokenScores> scores = new ArrayList<>();
        List<Passage> part = part(index);
        for (int row = 0; row < part.size(); row++) {
            TokenScores passage = unscored(part.get(row).length());
            for (int token = 1 - lead(); token < passage.length(); token++) {
                int at = row * time + token + lead() - 1;
                passage.log2p()[token] = (float) (-nll[at] / LN2);
                passage.rank()[token] = (int) above[at] + 1;
                passage.entropy()[token] = (float) (entropy[at] / LN2);
                passage.kl()[token] = (float) (divergence.applyAsDouble(at) / LN2);
            }
            scores.add(passage);
        }
        return scores;
    }

    private static TokenScores unscored(int length) {
        float[] none = new float[length];
        Arrays.fill(none, Float.NaN);
        return new TokenScores(none, new int[length], none.clone(), none.clone());
    }

    private List<Passage> part(int index) {
        return passages.subList(index * batch, Math.min(passages.size(), (index + 1) * batch));
    }

    private int lead() {
        return beginning.isPresent() ? 1 : 0;
    }
}
