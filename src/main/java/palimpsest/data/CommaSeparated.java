package palimpsest.data;

import java.util.List;
import java.util.stream.Collectors;

/// Lines of comma-separated values, as they are written (RFC 4180).
public final class CommaSeparated {
    /// What ends a line of a file.
    public static final String LINE_END = "\r\n";

    private CommaSeparated() {}

    /// One line, without its end; a cell that holds a comma, a quote or the end of a line is quoted.
    public static String line(List<String> cells) {
        return cells.stream().map(CommaSeparated::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
