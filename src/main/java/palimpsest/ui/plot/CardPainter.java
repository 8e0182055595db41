package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.List;

/// Lays out and draws a readout card.
final class CardPainter {
    private static final double PAD = 12;
    private static final double GAP = 18;
    private static final double SIZE = 12;
    private static final double SMALL = 11;
    private final Surface to;
    private final Card card;
    private final double row;
    private final double names;
    private final List<Double> columns = new ArrayList<>();

    CardPainter(Surface to, Card card) {
        this.to = to;
        this.card = card;
        row = card.token() ? 24 : 20;
        double widest = 0;
        boolean marked = false;
        for (Card.Row each : card.rows()) {
            widest = Math.max(widest, to.width(each.name(), Face.TEXT, SIZE));
            marked |= !each.swatch().isNone();
            for (int i = 0; i < each.figures().size(); i++) {
                if (i == columns.size()) {
                    columns.add(0.0);
                }
                columns.set(i, Math.max(columns.get(i), to.width(each.figures().get(i), Face.TEXT, SIZE)));
            }
        }
        for (int i = 0; i < Math.min(columns.size(), card.heads().size()); i++) {
            columns.set(i, Math.max(columns.get(i), headWidth(card.heads().get(i))));
        }
        names = widest + (marked ? 16 : 0);
    }

    private double headWidth(Card.Head head) {
        return to.width(head.name(), Face.TEXT, SMALL) + (head.swatch().isNone() ? 0 : 12);
    }

    double width() {
        double figures = columns.stream().mapToDouble(width -> width + GAP).sum();
        double title = to.width(card.title(), titleFace(), SIZE + 1) + (headsBesideTitle() ? figures + GAP : 0);
        return 2 * PAD + Math.max(names + figures, title);
    }

    double height() {
        return 2 * PAD - 4 + 20 + (card.token() ? 6 : 0) + row * card.rows().size();
    }

    private Face titleFace() {
        return card.token() ? Face.MONO : Face.STRONG;
    }

    private boolean headsBesideTitle() {
        return !card.heads().isEmpty();
    }

    void paint(double x, double y, PlotTheme theme) {
        double width = width();
        double height = height();
        int shade = theme.night() ? 0x20000000 : 0x07101828;
        for (int i = 6; i >= 1; i--) {
            to.fillRound(x - i, y - i + 3, width + 2 * i, height + 2 * i, 8 + i, shade);
        }
        to.fillRound(x, y, width, height, 8, theme.raised());
        to.strokeRound(x, y, width, height, 8, theme.edge());
        double baseline = y + PAD + 12;
        to.text(card.title(), x + PAD, baseline, titleFace(), SIZE + 1, theme.text());
        for (int i = 0; i < Math.min(columns.size(), card.heads().size()); i++) {
            Card.Head head = card.heads().get(i);
            double right = edge(x, width, i);
            to.text(head.name(), right, baseline, Face.TEXT, SMALL, theme.muted(), Surface.Align.RIGHT);
            mark(head.swatch(), right - headWidth(head) + 3.5, baseline - 4, 3.5);
        }
        double top = y + PAD + 20 + (card.token() ? 2 : 0);
        for (Card.Row each : card.rows()) {
            if (card.token()) {
                to.line(x + PAD, Math.floor(top) + 0.5, x + width - PAD, Math.floor(top) + 0.5, 1, theme.edge());
            }
            double line = top + row / 2 + 4.5;
            double at = x + PAD;
            if (!each.swatch().isNone()) {
                mark(each.swatch(), at + 4, line - 4, 4);
                at += 16;
            }
            to.text(each.name(), at, line, Face.TEXT, SIZE, theme.muted());
            for (int i = 0; i < each.figures().size(); i++) {
                to.text(
                        each.figures().get(i),
                        edge(x, width, i),
                        line,
                        Face.TEXT,
                        SIZE,
                        theme.text(),
                        Surface.Align.RIGHT);
            }
            top += row;
        }
    }

    private void mark(Card.Swatch swatch, double x, double y, double radius) {
        if (!swatch.isNone()) {
            RunMark.paint(to, swatch.run(), x, y, radius, swatch.argb());
        }
    }

    // Right edge of a column of figures; the last ends at the card's padding.
    private double edge(double x, double width, int column) {
        double edge = x + width - PAD;
        for (int i = columns.size() - 1; i > column; i--) {
            edge -= columns.get(i) + GAP;
        }
        return edge;
    }
}
