package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.List;

/// A heatmap of tokens with its title and a legend of each scale: all of it, or as many lines as fit into a picture of
/// a sane height, with a note of what was left out.
public final class TokensPicture extends Picture {
    private static final double MARGIN = Heading.MARGIN;
    private static final double HEAD = 72;
    private static final double LEGEND = 22;
    private static final double HEADS = 22;
    private static final double NOTE = 24;
    // Logical pixels; 16,000 device pixels at twice the screen's resolution, which viewers still open.
    private static final double HIGHEST = 8000;

    private final String subtitle;
    private final List<TokenColumn> columns;
    private final TokenLayout layout;
    private final double shown;

    /// @param columns what stands beside each other, the legend of the last on top
    /// @param width in logical pixels
    public TokensPicture(String title, String subtitle, TokenCells cells, List<TokenColumn> columns, double width) {
        this(title, subtitle, columns, width, layout(cells, columns.size(), width));
    }

    private TokensPicture(String title, String subtitle, List<TokenColumn> columns, double width, TokenLayout layout) {
        super(title, width, height(columns, layout));
        this.subtitle = subtitle;
        this.columns = List.copyOf(columns);
        this.layout = layout;
        this.shown = shown(layout);
    }

    private static TokenLayout layout(TokenCells cells, int panes, double width) {
        return new TokenLayout(cells, TokenPainter.columns(width - 2 * MARGIN, panes));
    }

    private static double height(List<TokenColumn> columns, TokenLayout layout) {
        double head = head(legends(panes(columns, PlotTheme.light())).size());
        double heads = columns.size() > 1 ? HEADS : 0;
        return head + heads + shown(layout) + MARGIN + (layout.height() > HIGHEST ? NOTE : 0);
    }

    private static double head(int legends) {
        return HEAD + (legends - 1) * LEGEND;
    }

    private static double shown(TokenLayout layout) {
        return layout.height() > HIGHEST ? layout.top(layout.lineAt(HIGHEST)) : layout.height();
    }

    private static List<TokenPainter.Pane> panes(List<TokenColumn> columns, PlotTheme theme) {
        return columns.stream()
                .map(column ->
                        new TokenPainter.Pane(column.values(), column.scaleOf().apply(theme)))
                .toList();
    }

    /// The last pane, and those before it whose colours mean something else.
    private static List<TokenPainter.Pane> legends(List<TokenPainter.Pane> panes) {
        List<TokenPainter.Pane> legends = new ArrayList<>(List.of(panes.getLast()));
        for (TokenPainter.Pane pane : panes.subList(0, panes.size() - 1)) {
            if (!pane.scale().highLabel().equals(panes.getLast().scale().highLabel())) {
                legends.add(pane);
            }
        }
        return legends;
    }

    @Override
    String description() {
        return subtitle + ". The ground of each token is coloured by its value.";
    }

    @Override
    void draw(Surface to, PlotTheme theme) {
        Heading.paint(to, title(), subtitle, width(), theme);
        List<TokenPainter.Pane> panes = panes(columns, theme);
        List<TokenPainter.Pane> legends = legends(panes);
        for (int i = 0; i < legends.size(); i++) {
            TokenPainter.Pane pane = legends.get(i);
            int clipped = LegendPainter.clipped(pane.values(), pane.scale());
            LegendPainter.paint(to, MARGIN, 40 + i * LEGEND, pane.scale(), clipped, theme);
        }
        double head = head(legends.size());
        to.line(MARGIN, head - 7.5, width() - MARGIN, head - 7.5, 1, theme.edge());
        to.shift(MARGIN, head);
        double heads = columns.size() > 1 ? HEADS : 0;
        for (int i = 0; heads > 0 && i < columns.size(); i++) {
            double x = TokenPainter.left(layout, i);
            to.text(columns.get(i).head(), x, 15, Face.STRONG, 12, theme.muted());
        }
        new TokenPainter(to).paint(layout, panes, theme, width() - 2 * MARGIN, 0, shown, heads);
        to.shift(-MARGIN, -head);
        if (shown < layout.height()) {
            int left = layout.cells().size() - layout.token(layout.firstPiece(layout.lineAt(shown)));
            String note = Ticks.figure(left, 0) + " more tokens are not drawn";
            to.text(note, MARGIN, height() - MARGIN, Face.TEXT, 12, theme.muted());
        }
    }
}
