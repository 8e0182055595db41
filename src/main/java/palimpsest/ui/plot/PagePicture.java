package palimpsest.ui.plot;

import java.util.List;

/// Pictures on one page below a title: in rows, each in a frame of its own.
public final class PagePicture extends Picture {
    private static final double MARGIN = 24;
    private static final double GAP = 16;
    private static final double HEAD = 76;

    private final String subtitle;
    private final List<List<Picture>> rows;

    /// @param subtitle below the title: the plan in a line
    /// @param rows from the top, each from the left; a row without pictures is left out
    public PagePicture(String title, String subtitle, List<List<Picture>> rows) {
        super(title, width(rows), height(rows));
        this.subtitle = subtitle;
        this.rows =
                rows.stream().filter(row -> !row.isEmpty()).map(List::copyOf).toList();
    }

    private static double width(List<List<Picture>> rows) {
        return 2 * MARGIN + inner(rows);
    }

    /// Width of the widest row; what is as wide ends where it ends.
    public static double inner(List<List<Picture>> rows) {
        return rows.stream()
                .filter(row -> !row.isEmpty())
                .mapToDouble(row -> row.stream().mapToDouble(Picture::width).sum() + (row.size() - 1) * GAP)
                .max()
                .orElse(0);
    }

    private static double height(List<List<Picture>> rows) {
        return HEAD
                + rows.stream()
                        .filter(row -> !row.isEmpty())
                        .mapToDouble(row -> tallest(row) + GAP)
                        .sum()
                + MARGIN
                - GAP;
    }

    private static double tallest(List<Picture> row) {
        return row.stream().mapToDouble(Picture::height).max().orElse(0);
    }

    @Override
    String description() {
        StringBuilder all = new StringBuilder(subtitle).append('.');
        rows.forEach(row -> row.forEach(
                picture -> all.append(' ').append(picture.title()).append(": ").append(picture.description())));
        return all.toString();
    }

    @Override
    void draw(Surface to, PlotTheme theme) {
        double room = width() - 2 * MARGIN;
        to.text(to.fit(title(), room, Face.STRONG, 20), MARGIN, 36, Face.STRONG, 20, theme.text());
        to.text(to.fit(subtitle, room, Face.TEXT, 12.5), MARGIN, 58, Face.TEXT, 12.5, theme.muted());
        double y = HEAD;
        for (List<Picture> row : rows) {
            double x = MARGIN;
            for (Picture picture : row) {
                to.beginPart(picture.title());
                to.shift(x, y);
                picture.draw(to, theme);
                to.shift(-x, -y);
                to.strokeRound(x, y, picture.width(), tallest(row), 8, theme.edge());
                to.endPart();
                x += picture.width() + GAP;
            }
            y += tallest(row) + GAP;
        }
    }
}
