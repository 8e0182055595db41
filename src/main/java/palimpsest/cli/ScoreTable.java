package palimpsest.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import palimpsest.cli.TextTable.Column;
import palimpsest.workbench.ScoredText;

/// A scored text for reading: its loss, and the tokens that the model expected least.
final class ScoreTable {
    private static final int LEAST_EXPECTED = 15;
    private static final int LONGEST_TOKEN = 24;

    private ScoreTable() {}

    static List<String> lines(ScoredText scored, String whole, int width) {
        List<ScoredToken> tokens = ScoredToken.of(scored, whole);
        List<ScoredToken> predicted =
                tokens.stream().filter(ScoredToken::predicted).toList();
        long first = predicted.stream().filter(token -> token.rank() == 1).count();
        List<String> lines = new ArrayList<>();
        lines.add("Loss: %s nats/token, %s bits/byte"
                .formatted(Numbers.decimals(scored.natsPerToken(), 4), Numbers.decimals(scored.bitsPerByte(), 4)));
        lines.add("Tokens: %s, of which %s (%s) were the model's first choice"
                .formatted(
                        Numbers.whole(predicted.size()),
                        Numbers.whole(first),
                        Numbers.percent(predicted.isEmpty() ? 0 : (double) first / predicted.size())));
        lines.add("");
        lines.add("Least expected:");
        TextTable table = new TextTable(
                Column.text("token"),
                Column.number("at"),
                Column.number("log2 p (bits)"),
                Column.number("rank"),
                Column.number("entropy (bits)"));
        predicted.stream()
                .sorted(Comparator.comparingDouble(ScoredToken::log2p).thenComparingInt(ScoredToken::start))
                .limit(LEAST_EXPECTED)
                .forEach(token -> table.row(
                        visible(token.text()),
                        Numbers.whole(token.start()),
                        Numbers.decimals(token.log2p(), 2),
                        Numbers.whole(token.rank()),
                        Numbers.decimals(token.entropy(), 2)));
        lines.addAll(table.lines(width));
        return lines;
    }

    /// The token in quotes, so that white space is seen.
    private static String visible(String token) {
        String shown = token.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return "\"" + (shown.length() > LONGEST_TOKEN ? shown.substring(0, LONGEST_TOKEN) + "..." : shown) + "\"";
    }
}
