package palimpsest.ui.plot;

import palimpsest.ui.fx.Background;

/// The narrow strip beside a heatmap that shows all of it. Its colours are computed off the FX thread. FX thread.
final class OverviewStrip implements AutoCloseable {
    static final double WIDTH = 8;
    /// Between the text and the strip.
    static final double GAP = 4;

    private final Background background = new Background("heatmap-overview");
    private int[] colors = {};

    /// @param height of the strip, pixels
    /// @param done called when there is something new to paint
    void compute(TokenLayout layout, TokenPainter.Pane pane, int height, Runnable done) {
        background.submit(() -> Overview.colors(layout, pane.values(), pane.scale(), height), computed -> {
            colors = computed;
            done.run();
        });
    }

    void paint(Surface to, double x, double top, double height, PlotTheme theme) {
        for (int y = 0; y < colors.length; ) {
            int end = y + 1;
            while (end < colors.length && colors[end] == colors[y]) {
                end++;
            }
            if (colors[y] != 0 && colors[y] != theme.card()) {
                to.fillRect(x, top + y, WIDTH, end - y, colors[y]);
            }
            y = end;
        }
        to.strokeRound(x - 1, top, WIDTH + 1, height, 2, theme.edge());
    }

    @Override
    public void close() {
        background.close();
    }
}
