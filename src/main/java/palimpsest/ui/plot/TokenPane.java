package palimpsest.ui.plot;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import palimpsest.ui.fx.FxThread;

/// Passages of tokens, each token's ground coloured by its value, once or in panes beside each other that scroll and
/// mark tokens as one. One canvas of the size of the viewport: only lines in sight are drawn, and the layout is kept
/// until the width, the number of panes or the tokens change. New values repaint and lay nothing out. Beside the scroll
/// bar a narrow strip shows all of it. Hovering or moving the token cursor (arrows) shows a card, a click or Enter
/// pins; PageUp, PageDown, Home and End scroll; Escape takes the cursor away. FX thread; [#close()] ends its background
/// thread.
public final class TokenPane extends Region implements AutoCloseable {
    /// Width of a picture at least, so that its legend fits.
    private static final double LEAST_PICTURE = 576;

    private static final String NAME = "Tokens of the probe passages";
    private static final double HEAD = 22;
    private final SharpCanvas text = new SharpCanvas(this::requestLayout);
    private final SharpCanvas overlay = new SharpCanvas(this::requestLayout);
    private final Surface surface = new FxSurface(text.getGraphicsContext2D());
    private final TokenPainter painter = new TokenPainter(surface);
    private final TokenOverlay marks = new TokenOverlay(overlay);
    private final ScrollBar bar = new ScrollBar();
    private final OverviewStrip strip = new OverviewStrip();
    private TokenLayout layout = new TokenLayout(TokenCells.none(), 80);
    private TokenCells cells = TokenCells.none();
    private List<TokenColumn> columns = List.of(TokenColumn.unknown());
    private List<TokenPainter.Pane> panes = List.of();
    private PlotTheme theme = PlotTheme.light();
    private IntFunction<Card> describer = index -> null;
    private IntConsumer listener = index -> {};
    private IntConsumer pinner = index -> {};
    private BitSet matches = new BitSet();
    private String emptyText = "No passages yet";
    private int token = -1;
    private int hovered;
    private int pinned = -1;
    private boolean stale = true;
    private boolean overviewStale = true;

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
        setAccessibleHelp("Arrows move from token to token, Enter pins the token.");
        bar.valueProperty().subscribe(this::repaint);
        focusedProperty().subscribe(this::requestLayout);
        setOnScroll(event -> scrollTo(bar.getValue() - event.getDeltaY()));
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> select(-1));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnKeyPressed(this::key);
        colour();
    }

    /// Shows other tokens, from where they are scrolled to; values start unknown.
    public void setCells(TokenCells cells) {
        FxThread.require();
        this.cells = Objects.requireNonNull(cells);
        columns = List.of(TokenColumn.unknown());
        layout = new TokenLayout(cells, layout.columns());
        matches = new BitSet();
        pinned = -1;
        select(-1);
        colour();
    }

    public TokenCells cells() {
        return cells;
    }

    /// Shows other values, in one pane or in several beside each other; the overview is that of the last.
    public void setColumns(List<TokenColumn> columns) {
        FxThread.require();
        this.columns = List.copyOf(columns);
        colour();
    }

    /// What the panes show, in order.
    public List<TokenColumn> columns() {
        return columns;
    }

    /// Shows the scale of a pane in a legend, and how many of its values lie outside the scale's range.
    public void explain(int pane, ScaleLegend legend) {
        ColorScale scale = panes.get(pane).scale();
        legend.show(scale, LegendPainter.clipped(columns.get(pane).values(), scale), theme);
    }

    public void setTheme(PlotTheme theme) {
        this.theme = Objects.requireNonNull(theme);
        colour();
    }

    private void colour() {
        panes = columns.stream()
                .map(column ->
                        new TokenPainter.Pane(column.values(), column.scaleOf().apply(theme)))
                .toList();
        overviewStale = true;
        repaint();
    }

    /// Sets what a token's card says, by its index; null shows none.
    public void setDescriber(IntFunction<Card> describer) {
        this.describer = Objects.requireNonNull(describer);
        requestLayout();
    }

    /// Told the index of the token under the pointer or the cursor, -1 for none.
    public void setTokenListener(IntConsumer listener) {
        this.listener = Objects.requireNonNull(listener);
    }

    /// Told the index of a token that was clicked, or on which Enter was pressed.
    public void setPinner(IntConsumer pinner) {
        this.pinner = Objects.requireNonNull(pinner);
    }

    /// Marks the token whose card stands beside the passages, -1 for none.
    public void setPinned(int index) {
        pinned = index;
        requestLayout();
    }

    /// Marks the tokens that were searched for; handed over.
    public void setMatches(BitSet found) {
        matches = Objects.requireNonNull(found);
        requestLayout();
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

    /// All tokens and their legend.
    ///
    /// @param width in logical pixels; more where a line needs it
    public Picture picture(String title, String subtitle, double width) {
        return new TokensPicture(title, subtitle, cells, columns, Math.max(LEAST_PICTURE, width));
    }

    /// Scrolls so that `y` of the content is on top.
    public void scrollTo(double y) {
        bar.setValue(Math.clamp(y, 0, bar.getMax()));
    }

    /// Height of the content in pixels.
    public double contentHeight() {
        return layout.height();
    }

    /// Where the text of a pane begins.
    double left(int pane) {
        return TokenPainter.left(layout, pane);
    }

    /// Where a token ends on its first line, in the first of the panes.
    public double right(int index) {
        int end = layout.columnOf(index) + cells.width(index);
        return TokenPainter.left(layout, 0) + Math.min(end, layout.columns()) * TokenPainter.CELL;
    }

    /// Puts the cursor on a token and brings it into sight.
    public void show(int index) {
        layout();
        int next = Math.clamp(index, 0, cells.size() - 1);
        double y = layout.top(layout.lineOf(next));
        double room = getHeight() - head();
        if (y < top()) {
            scrollTo(y - TokenLayout.MARGIN);
        } else if (y + TokenLayout.LINE > top() + room) {
            scrollTo(y + TokenLayout.LINE + TokenLayout.MARGIN - room);
        }
        select(next);
    }

    private void repaint() {
        stale = true;
        requestLayout();
    }

    private double top() {
        return Math.round(bar.getValue());
    }

    /// Height of the panes' heads, where they have some.
    private double head() {
        return columns.stream().allMatch(column -> column.head().isEmpty()) ? 0 : HEAD;
    }

    private void hover(MouseEvent event) {
        double second = panes.size() > 1 ? TokenPainter.left(layout, 1) : Double.MAX_VALUE;
        hovered = event.getX() >= second ? 1 : 0;
        select(tokenAt(event.getX(), event.getY()));
    }

    /// The token at a place of the pane, -1 for none.
    int tokenAt(double x, double y) {
        if (cells.size() == 0 || y < head() || x < TokenPainter.AREAS || x > text.wide() - OverviewStrip.WIDTH) {
            return -1;
        }
        double at = y + top() - head();
        int line = layout.lineAt(at);
        if (at < layout.top(line) || at >= layout.top(line) + TokenLayout.LINE) {
            return -1;
        }
        for (int pane = panes.size() - 1; pane >= 0; pane--) {
            double left = TokenPainter.left(layout, pane);
            if (x >= left) {
                int piece = layout.pieceAt(line, (x - left) / TokenPainter.CELL);
                return piece < 0 ? -1 : layout.token(piece);
            }
        }
        return -1;
    }

    private void press(MouseEvent event) {
        requestFocus();
        int index = tokenAt(event.getX(), event.getY());
        if (index >= 0 && event.getButton() == MouseButton.PRIMARY) {
            pinner.accept(index);
        }
        drag(event);
    }

    private void drag(MouseEvent event) {
        if (event.getX() >= text.wide() - OverviewStrip.WIDTH - OverviewStrip.GAP && layout.height() > getHeight()) {
            scrollTo(event.getY() / getHeight() * layout.height() - getHeight() / 2);
        }
    }

    private void key(KeyEvent event) {
        if (cells.size() == 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double page = Math.max(TokenLayout.LINE, getHeight() - head() - TokenLayout.LINE);
        int next = TokenSteps.after(layout, token, layout.lineAt(top()), event.getCode());
        if (next >= 0) {
            show(next);
        } else if (event.getCode() == KeyCode.ENTER && token >= 0) {
            pinner.accept(token);
        } else if (event.getCode() == KeyCode.ESCAPE && token >= 0) {
            select(-1);
        } else {
            switch (event.getCode()) {
                case PAGE_UP -> scrollTo(bar.getValue() - page);
                case PAGE_DOWN -> scrollTo(bar.getValue() + page);
                case HOME -> scrollTo(0);
                case END -> scrollTo(bar.getMax());
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (index == token) {
            return;
        }
        token = index;
        Card card = index < 0 ? null : describer.apply(index);
        setAccessibleText(index < 0 ? NAME : card == null ? cells.shown(index) : card.spoken());
        listener.accept(index);
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
        overlay.fit(Math.floor(getWidth()), height);
        if (text.fit(width, height)) {
            stale = true;
            overviewStale = true;
        }
        int letters = Math.max(8, TokenPainter.columns(width - OverviewStrip.WIDTH - OverviewStrip.GAP, panes.size()));
        if (letters != layout.columns()) {
            layout = new TokenLayout(cells, letters);
            overviewStale = true;
            stale = true;
        }
        double room = height - head();
        bar.resizeRelocate(width, head(), barWidth, room);
        boolean scrolls = layout.height() > room;
        bar.setVisible(scrolls);
        bar.setMax(Math.max(0, layout.height() - room));
        bar.setVisibleAmount(scrolls ? bar.getMax() * room / layout.height() : 1);
        bar.setBlockIncrement(room);
        bar.setUnitIncrement(TokenLayout.LINE);
        if (bar.getValue() > bar.getMax()) {
            bar.setValue(bar.getMax());
        }
        if (overviewStale) {
            overviewStale = false;
            strip.compute(layout, panes.getLast(), (int) room, this::repaint);
        }
        if (stale) {
            stale = false;
            paint(width, height, scrolls);
        }
        Card card = token < 0 ? null : describer.apply(token);
        TokenOverlay.Marks shown = new TokenOverlay.Marks(
                token, Math.min(hovered, panes.size() - 1), pinned, matches::get, card, isFocused());
        marks.paint(layout, panes.size(), shown, top(), head(), theme);
    }

    private void paint(double width, double height, boolean scrolls) {
        double head = head();
        surface.fillRect(0, head, width, height - head, theme.card());
        painter.paint(layout, panes, theme, width, top(), height - head, head);
        surface.fillRect(0, 0, width, head, theme.card());
        for (int pane = 0; pane < columns.size(); pane++) {
            surface.text(columns.get(pane).head(), TokenPainter.left(layout, pane), 15, Face.STRONG, 12, theme.muted());
        }
        if (cells.size() == 0) {
            surface.text(emptyText, width / 2, height / 2, Face.TEXT, 12.5, theme.muted(), Surface.Align.CENTER);
        }
        double x = width - OverviewStrip.WIDTH;
        surface.fillRect(x - OverviewStrip.GAP, 0, OverviewStrip.WIDTH + OverviewStrip.GAP, height, theme.card());
        if (scrolls) {
            strip.paint(surface, x, head, height - head, theme);
        }
    }

    @Override
    public void close() {
        strip.close();
    }
}
