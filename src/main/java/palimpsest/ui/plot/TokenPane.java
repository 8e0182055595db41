package palimpsest.ui.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import palimpsest.ui.fx.Background;
import palimpsest.ui.fx.FxThread;

/// Passages of tokens, each token's ground coloured by its value, in one canvas of the size of the viewport: only lines
/// in sight are drawn, and the layout is kept until the width or the tokens change. New values repaint and lay nothing
/// out. Beside the scroll bar a narrow strip shows all of it. Hovering or moving the token cursor (arrows) shows a
/// card; PageUp, PageDown, Home and End scroll; Escape takes the cursor away. FX thread; [#close()] ends its background
/// thread.
public final class TokenPane extends Region implements AutoCloseable {
    /// Width of a picture at least, so that its legend fits.
    private static final double LEAST_PICTURE = 576;

    private static final String NAME = "Tokens of the probe passages";
    private static final double STRIP = 8;
    private static final double GAP = 4;
    private final Canvas text = new Canvas();
    private final Canvas overlay = new Canvas();
    private final Surface surface = new FxSurface(text.getGraphicsContext2D());
    private final TokenPainter painter = new TokenPainter(surface);
    private final TokenOverlay cursor = new TokenOverlay(overlay);
    private final ScrollBar bar = new ScrollBar();
    private final Background background = new Background("heatmap-overview");
    private TokenLayout layout = new TokenLayout(TokenCells.none(), 80);
    private TokenCells cells = TokenCells.none();
    private float[] values = {};
    private int[] overview = {};
    private Function<PlotTheme, ColorScale> scaleOf = DivergingScale::new;
    private PlotTheme theme = PlotTheme.light();
    private ColorScale scale = new DivergingScale(theme);
    private IntFunction<Card> describer = index -> null;
    private TokenListener listener = (index, x, y) -> {};
    private String emptyText = "No passages yet";
    private int token = -1;
    private boolean stale = true;
    private boolean overviewStale = true;

    /// Told of the token under the pointer or the cursor.
    @FunctionalInterface
    public interface TokenListener {
        /// @param index of the token, -1 for none
        /// @param x of its cell in the pane
        /// @param y below its cell in the pane
        void tokenChanged(int index, double x, double y);
    }

    public TokenPane() {
        getStyleClass().add("token-pane");
        overlay.setMouseTransparent(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().addAll(text, bar, overlay);
        setFocusTraversable(true);
        setMinSize(240, 80);
        setPrefSize(640, 360);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(NAME);
        setAccessibleHelp("Arrows move from token to token.");
        bar.valueProperty().subscribe(this::repaint);
        focusedProperty().subscribe(this::requestLayout);
        setOnScroll(event -> scrollTo(bar.getValue() - event.getDeltaY()));
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> select(-1));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::press);
        setOnKeyPressed(this::key);
    }

    /// Shows other tokens; values start unknown.
    public void setCells(TokenCells cells) {
        FxThread.require();
        this.cells = Objects.requireNonNull(cells);
        values = new float[0];
        layout = new TokenLayout(cells, layout.columns());
        select(-1);
        bar.setValue(0);
        overviewStale = true;
        repaint();
    }

    public TokenCells cells() {
        return cells;
    }

    /// Shows other values, one a token.
    ///
    /// @param values handed over: not to be written to any more
    public void setValues(float[] values) {
        FxThread.require();
        this.values = Objects.requireNonNull(values);
        overviewStale = true;
        repaint();
    }

    /// Number of values outside the scale's range.
    public int clipped() {
        return LegendPainter.clipped(values, scale);
    }

    /// Chooses the scale: `DivergingScale::new` (the default) or `SequentialScale::new`.
    public void setScale(Function<PlotTheme, ColorScale> scaleOf) {
        this.scaleOf = Objects.requireNonNull(scaleOf);
        setTheme(theme);
    }

    public ColorScale scale() {
        return scale;
    }

    public void setTheme(PlotTheme theme) {
        this.theme = Objects.requireNonNull(theme);
        scale = scaleOf.apply(theme);
        overviewStale = true;
        repaint();
    }

    /// Sets what a token's card says, by its index; null shows none.
    public void setDescriber(IntFunction<Card> describer) {
        this.describer = Objects.requireNonNull(describer);
        requestLayout();
    }

    public void setTokenListener(TokenListener listener) {
        this.listener = Objects.requireNonNull(listener);
    }

    /// Sets what stands there while there is no token.
    public void setEmptyText(String text) {
        emptyText = Objects.requireNonNull(text);
        repaint();
    }

    /// The token under the pointer or the cursor, -1 for none.
    public int token() {
        return token;
    }

    /// Writes all tokens and their legend, drawn again at `scale` device pixels per logical pixel.
    public void exportPng(Path file, String title, String subtitle, double scale) throws IOException {
        PlotImages.writeTokens(
                file, title, subtitle, cells, values, this.scale, theme, Math.max(LEAST_PICTURE, getWidth()), scale);
    }

    /// Scrolls so that `y` of the content is on top.
    public void scrollTo(double y) {
        bar.setValue(Math.clamp(y, 0, bar.getMax()));
    }

    /// Height of the content in pixels.
    public double contentHeight() {
        return layout.height();
    }

    private void repaint() {
        stale = true;
        requestLayout();
    }

    private double top() {
        return Math.round(bar.getValue());
    }

    private void hover(MouseEvent event) {
        select(tokenAt(event.getX(), event.getY()));
    }

    /// The token at a place of the pane, -1 for none.
    int tokenAt(double x, double y) {
        if (cells.size() == 0 || x < TokenPainter.AREAS || x > text.getWidth() - STRIP) {
            return -1;
        }
        int line = layout.lineAt(y + top());
        if (y + top() > layout.top(line) + TokenLayout.LINE) {
            return -1;
        }
        int piece = layout.pieceAt(line, (x - TokenPainter.AREAS) / TokenPainter.CELL);
        return piece < 0 ? -1 : layout.token(piece);
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getX() >= text.getWidth() - STRIP - GAP && layout.height() > getHeight()) {
            scrollTo(event.getY() / getHeight() * layout.height() - getHeight() / 2);
        }
    }

    private void key(KeyEvent event) {
        if (cells.size() == 0) {
            return;
        }
        double page = Math.max(TokenLayout.LINE, getHeight() - TokenLayout.LINE);
        switch (event.getCode()) {
            case LEFT -> moveTo(token < 0 ? 0 : token - 1);
            case RIGHT -> moveTo(token < 0 ? layout.token(layout.firstPiece(layout.lineAt(top()))) : token + 1);
            case UP -> moveByLine(-1);
            case DOWN -> moveByLine(1);
            case PAGE_UP -> scrollTo(bar.getValue() - page);
            case PAGE_DOWN -> scrollTo(bar.getValue() + page);
            case HOME -> scrollTo(0);
            case END -> scrollTo(bar.getMax());
            case ESCAPE -> select(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveByLine(int by) {
        if (token < 0) {
            moveTo(layout.token(layout.firstPiece(layout.lineAt(top()))));
            return;
        }
        int line = layout.lineOf(token);
        int next = Math.clamp(line + by, 0, layout.lines() - 1);
        int column = cursor.columnOf(layout, token);
        int piece = layout.pieceAt(next, column);
        moveTo(layout.token(piece >= 0 ? piece : Math.max(0, layout.firstPiece(next + 1) - 1)));
    }

    private void moveTo(int index) {
        int next = Math.clamp(index, 0, cells.size() - 1);
        double y = layout.top(layout.lineOf(next));
        if (y < top()) {
            scrollTo(y - TokenLayout.MARGIN);
        } else if (y + TokenLayout.LINE > top() + getHeight()) {
            scrollTo(y + TokenLayout.LINE + TokenLayout.MARGIN - getHeight());
        }
        select(next);
    }

    private void select(int index) {
        if (index == token) {
            return;
        }
        token = index;
        if (index < 0) {
            listener.tokenChanged(-1, 0, 0);
            setAccessibleText(NAME);
        } else {
            double x = TokenPainter.AREAS + cursor.columnOf(layout, index) * TokenPainter.CELL;
            listener.tokenChanged(index, x, layout.top(layout.lineOf(index)) - top() + TokenLayout.LINE);
            Card card = describer.apply(index);
            setAccessibleText(card == null ? cells.shown(index) : card.spoken());
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = Math.floor(getHeight());
        double barWidth = Math.ceil(bar.prefWidth(-1));
        double width = Math.floor(getWidth()) - barWidth;
        if (width < 60 || height < 20) {
            return;
        }
        if (text.getWidth() != width || text.getHeight() != height) {
            text.setWidth(width);
            text.setHeight(height);
            overlay.setWidth(Math.floor(getWidth()));
            overlay.setHeight(height);
            stale = true;
            overviewStale = true;
        }
        int columns = Math.max(8, TokenPainter.columns(width - STRIP - GAP));
        if (columns != layout.columns()) {
            layout = new TokenLayout(cells, columns);
            overviewStale = true;
            stale = true;
        }
        bar.resizeRelocate(width, 0, barWidth, height);
        boolean scrolls = layout.height() > height;
        bar.setVisible(scrolls);
        bar.setMax(Math.max(0, layout.height() - height));
        bar.setVisibleAmount(scrolls ? bar.getMax() * height / layout.height() : 1);
        bar.setBlockIncrement(height);
        bar.setUnitIncrement(TokenLayout.LINE);
        if (bar.getValue() > bar.getMax()) {
            bar.setValue(bar.getMax());
        }
        if (overviewStale) {
            overviewStale = false;
            requestOverview((int) height);
        }
        if (stale) {
            stale = false;
            paint(width, height, scrolls);
        }
        cursor.paint(layout, token, token < 0 ? null : describer.apply(token), top(), isFocused(), theme);
    }

    private void requestOverview(int height) {
        TokenLayout of = layout;
        float[] from = values;
        ColorScale with = scale;
        background.submit(() -> Overview.colors(of, from, with, height), colors -> {
            overview = colors;
            repaint();
        });
    }

    private void paint(double width, double height, boolean scrolls) {
        painter.paint(layout, values, scale, theme, width, top(), height, 0);
        if (cells.size() == 0) {
            surface.text(emptyText, width / 2, height / 2, Face.TEXT, 12.5, theme.muted(), Surface.Align.CENTER);
        }
        double x = width - STRIP;
        surface.fillRect(x - GAP, 0, STRIP + GAP, height, theme.card());
        if (!scrolls) {
            return;
        }
        for (int y = 0; y < overview.length; ) {
            int end = y + 1;
            while (end < overview.length && overview[end] == overview[y]) {
                end++;
            }
            if (overview[y] != 0 && overview[y] != theme.card()) {
                surface.fillRect(x, y, STRIP, end - y, overview[y]);
            }
            y = end;
        }
        surface.strokeRound(x - 1, 0, STRIP + 1, height, 2, theme.edge());
    }

    @Override
    public void close() {
        background.close();
    }
}
