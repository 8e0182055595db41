package palimpsest.ui.plot;

import java.util.List;

/// A table of figures with its title: a line a row, and at the end of each how its number went over time.
public final class TablePicture extends Picture {
    private static final double MARGIN = Heading.MARGIN;
    private static final double HEAD = 68;
    private static final double LINE = 26;
    private static final double GAP = 20;
    private static final double SIZE = 12;
    private static final double HEADS = 11;
    private static final double COURSE = 74;

    private final String subtitle;
    private final List<String> heads;
    private final List<Row> rows;
    private final String courseHead;
    private final int run;

    /// A line of it.
    ///
    /// @param cells one a column: the first is a name, the others are figures
    public record Row(List<String> cells, Course course) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param heads of the columns, the first on the left and the others on the right of theirs
    /// @param courseHead of the column of courses
    /// @param run whose colour the courses have
    /// @param width in logical pixels; more where the figures need it
    public TablePicture(
            String title,
            String subtitle,
            List<String> heads,
            String courseHead,
            List<Row> rows,
            int run,
            double width) {
        super(title, Math.max(width, needed(heads, rows)), HEAD + rows.size() * LINE + MARGIN);
        this.subtitle = subtitle;
        this.heads = List.copyOf(heads);
        this.rows = List.copyOf(rows);
        this.courseHead = courseHead;
        this.run = run;
    }

    private static double needed(List<String> heads, List<Row> rows) {
        double sum = 2 * MARGIN + COURSE;
        for (int column = 0; column < heads.size(); column++) {
            sum += wide(heads, rows, column) + GAP;
        }
        return Math.ceil(sum);
    }

    private static double wide(List<String> heads, List<Row> rows, int column) {
        double wide = Typeface.of(Face.TEXT).width(heads.get(column), HEADS);
        for (Row row : rows) {
            wide = Math.max(wide, Typeface.of(Face.STRONG).width(row.cells().get(column), SIZE));
        }
        return wide;
    }

    @Override
    String description() {
        return subtitle + ". A line each for "
                + String.join(
                        ", ", rows.stream().map(row -> row.cells().getFirst()).toList())
                + ".";
    }

    @Override
    void draw(Surface to, PlotTheme theme) {
        Heading.paint(to, title(), subtitle, width(), theme);
        double right = width() - MARGIN - COURSE;
        to.text(courseHead, right + GAP, HEAD - 12, Face.TEXT, HEADS, theme.muted());
        for (int column = heads.size() - 1; column > 0; column--) {
            to.text(heads.get(column), right, HEAD - 12, Face.TEXT, HEADS, theme.muted(), Surface.Align.RIGHT);
            for (int row = 0; row < rows.size(); row++) {
                String cell = rows.get(row).cells().get(column);
                to.text(cell, right, baseline(row), Face.TEXT, SIZE, theme.text(), Surface.Align.RIGHT);
            }
            right -= wide(heads, rows, column) + GAP;
        }
        to.text(heads.getFirst(), MARGIN, HEAD - 12, Face.TEXT, HEADS, theme.muted());
        for (int row = 0; row < rows.size(); row++) {
            double y = HEAD + row * LINE;
            to.line(MARGIN, y - 0.5, width() - MARGIN, y - 0.5, 1, row == 0 ? theme.edge() : theme.grid());
            to.text(rows.get(row).cells().getFirst(), MARGIN, baseline(row), Face.STRONG, SIZE, theme.text());
            course(to, rows.get(row).course(), width() - MARGIN - COURSE + GAP, y + 4, theme);
        }
    }

    private static double baseline(int row) {
        return HEAD + row * LINE + 17;
    }

    private void course(Surface to, Course course, double left, double top, PlotTheme theme) {
        int count = course.times().length;
        if (count == 0) {
            return;
        }
        double wide = COURSE - GAP - 4;
        double tall = LINE - 9;
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = left + course.times()[i] * wide;
            ys[i] = top + (1 - course.heights()[i]) * tall;
        }
        to.line(left, ys[0], left + wide, ys[0], 1, theme.grid());
        if (count > 1) {
            to.polyline(xs, ys, count, 1.5, theme.run(run));
        }
        to.dot(xs[count - 1], ys[count - 1], 2.5, theme.run(run));
    }
}
