package palimpsest.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import palimpsest.cli.TextTable.Column;
import palimpsest.measure.Forgetting;
import palimpsest.measure.ProbeSnapshot;
import palimpsest.measure.TokenScores;
import palimpsest.workbench.RunFeed;

/// What became of the tokens of the probe passages, area by area.
final class TokenTable {
    private TokenTable() {}

    /// Tokens of one area.
    private static final class Count {
        private int tokens;
        private int knownBefore;
        private int knownNow;
        private int forgotten;
        private int learned;

        void add(TokenScores base, TokenScores now, int token) {
            tokens++;
            knownBefore += base.rank()[token] == 1 ? 1 : 0;
            knownNow += now.rank()[token] == 1 ? 1 : 0;
            Forgetting fate = Forgetting.of(base, now, token);
            forgotten += fate == Forgetting.FORGOTTEN ? 1 : 0;
            learned += fate == Forgetting.LEARNED ? 1 : 0;
        }
    }

    /// Nothing where no passages were followed.
    static List<String> lines(RunFeed feed, int width) {
        if (feed.passages().isEmpty() || feed.base().isEmpty() || feed.latest().isEmpty()) {
            return List.of();
        }
        ProbeSnapshot latest = feed.latest().get();
        TextTable table = new TextTable(
                Column.text("area"),
                Column.number("tokens"),
                Column.number("known by base"),
                Column.number("known now"),
                Column.number("forgotten"),
                Column.number("learned"));
        counts(feed, feed.base().get(), latest)
                .forEach((area, count) -> table.row(
                        area,
                        whole(count.tokens),
                        whole(count.knownBefore),
                        whole(count.knownNow),
                        whole(count.forgotten),
                        whole(count.learned)));
        List<String> lines = new ArrayList<>();
        lines.add("Tokens of the probe passages after step %d; known is the model's first choice:"
                .formatted(latest.step()));
        lines.addAll(table.lines(width));
        return lines;
    }

    private static Map<String, Count> counts(RunFeed feed, ProbeSnapshot base, ProbeSnapshot latest) {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (int passage = 0; passage < feed.passages().size(); passage++) {
            TokenScores before = base.passages().get(passage);
            TokenScores now = latest.passages().get(passage);
            Count count = counts.computeIfAbsent(feed.passages().get(passage).area(), area -> new Count());
            for (int token = 0; token < before.length(); token++) {
                if (before.rank()[token] > 0) {
                    count.add(before, now, token);
                }
            }
        }
        return counts;
    }

    private static String whole(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
