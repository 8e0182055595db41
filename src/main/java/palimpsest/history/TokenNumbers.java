package palimpsest.history;

import java.util.ArrayList;
import java.util.List;
import palimpsest.data.CommaSeparated;
import palimpsest.measure.Forgetting;
import palimpsest.measure.Passage;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;

/// The numbers behind the heatmap of tokens.
public final class TokenNumbers {
    private static final List<String> HEADS = List.of(
            "run",
            "area",
            "passage",
            "token",
            "text",
            "step",
            "surprisal_base_bits",
            "surprisal_now_bits",
            "delta_bits",
            "rank_base",
            "rank_now",
            "kl_bits",
            "became");

    private TokenNumbers() {}

    /// The latest snapshots of some runs against their bases, as the content of a CSV file (RFC 4180): a line a token,
    /// passages and tokens counted from 1. What has nothing before it has no numbers.
    ///
    /// @param names one a run
    /// @throws palimpsest.tensor.InputException if a snapshot is missing or damaged
    public static String csv(List<RecordedRun> runs, List<String> names) {
        CommaSeparated out = new CommaSeparated(HEADS);
        for (int i = 0; i < runs.size(); i++) {
            RecordedRun run = runs.get(i);
            ProbeSnapshot base = run.snapshot(0);
            passages(
                    out,
                    names.get(i),
                    run.passages(),
                    base,
                    run.latestSnapshot().orElse(base));
        }
        return out.content();
    }

    /// Some passages at one snapshot, as the other gives those of runs.
    public static String csv(String name, List<Passage> passages, ProbeSnapshot base, ProbeSnapshot now) {
        CommaSeparated out = new CommaSeparated(HEADS);
        passages(out, name, passages, base, now);
        return out.content();
    }

    private static void passages(
            CommaSeparated out, String name, List<Passage> passages, ProbeSnapshot base, ProbeSnapshot now) {
        for (int p = 0; p < passages.size(); p++) {
            List<String> before = List.of(name, passages.get(p).area(), Integer.toString(p + 1));
            passage(out, before, passages.get(p), base, now, p);
        }
    }

    private static void passage(
            CommaSeparated out,
            List<String> before,
            Passage passage,
            ProbeSnapshot base,
            ProbeSnapshot now,
            int index) {
        TokenScores first = base.passages().get(index);
        TokenScores latest = now.passages().get(index);
        for (int token = 0; token < passage.length(); token++) {
            boolean known = Float.isFinite(first.log2p()[token]);
            List<String> cells = new ArrayList<>(before);
            cells.add(Integer.toString(token + 1));
            cells.add(passage.token(token));
            cells.add(Long.toString(now.step()));
            cells.add(known ? number(-first.log2p()[token]) : "");
            cells.add(known ? number(-latest.log2p()[token]) : "");
            cells.add(known ? number((float) Forgetting.delta(first, latest, token)) : "");
            cells.add(known ? Integer.toString(first.rank()[token]) : "");
            cells.add(known ? Integer.toString(latest.rank()[token]) : "");
            cells.add(known ? number(latest.kl()[token]) : "");
            cells.add(known ? Forgetting.of(first, latest, token).words() : "");
            out.add(cells);
        }
    }

    private static String number(float bits) {
        return Float.toString(bits == 0 ? 0f : bits);
    }
}
