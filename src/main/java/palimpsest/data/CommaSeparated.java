package palimpsest.data;

import java.util.List;
import java.util.stream.Collectors;

/// A table of comma-separated values as it is written (RFC 4180). One thread.
public final class CommaSeparated {
    /// What ends a line of a file.
    public static final String LINE_END = "\r\n";

    private static final double MOST_EXACT = 1e15;

    private final StringBuilder content = new StringBuilder();

    public CommaSeparated(List<String> heads) {
        add(heads);
    }

    /// Adds a line; a cell that holds a comma, a quote or the end of a line is quoted.
    public void add(List<String> cells) {
        content.append(cells.stream().map(CommaSeparated::quoted).collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    /// What a file of it holds.
    public String content() {
        return content.toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /// A number as exact as it is known; empty for what is no number.
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < MOST_EXACT ? Long.toString((long) value) : "" + value;
    }
}
