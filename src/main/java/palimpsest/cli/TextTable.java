package palimpsest.cli;

import java.util.ArrayList;
import java.util.List;
import palimpsest.data.CommaSeparated;

/// A table of aligned columns: text to the left, numbers to the right.
final class TextTable {
    private static final String GAP = "  ";
    private static final String CUT = "...";
    private static final int SHORTEST_CUT = 8;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param title what stands above it
    /// @param number whether it is aligned to the right
    record Column(String title, boolean number) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /// @param width most columns of a line; the widest text column is cut to fit where it can be
    List<String> lines(int width) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths[i] = Math.max(widths[i], columns.get(i).title().length());
        }
        fit(widths, width);
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::title).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    /// The table as the content of a file of comma-separated values, the titles first, numbers without commas between
    /// thousands.
    String csv() {
        CommaSeparated out =
                new CommaSeparated(columns.stream().map(Column::title).toList());
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(columns.get(i).number() ? row.get(i).replace(",", "") : row.get(i));
            }
            out.add(cells);
        }
        return out.content();
    }

    private void fit(int[] widths, int width) {
        int total = GAP.length() * (widths.length - 1);
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            total += widths[i];
            if (!columns.get(i).number() && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        int cut = total - width;
        // a table that is too wide all the same is better read whole
        if (cut > 0 && widest >= 0 && widths[widest] - cut >= SHORTEST_CUT) {
            widths[widest] -= cut;
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            if (cell.length() > widths[i]) {
                cell = cell.substring(0, widths[i] - CUT.length()) + CUT;
            }
            String space = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(columns.get(i).number() ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
