package palimpsest.ui.plot;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import palimpsest.ui.fx.FxThread;

/// A line plot on a canvas. Points are appended to its [Series] and shown by the next [#refresh()], which a frame clock
/// calls when something changed; nothing is drawn twice in a frame. Plots with the same [SharedAxis] show the same
/// range and the same crosshair. Focusable: left and right move the crosshair, Home and End go to the ends, Escape
/// takes it away; [PlotGestures] tells how to see a part. FX thread.
public final class LinePlot extends Region {
    private static final String PART = "a part \u00b7 double-click shows all";

    /// A folded plot is drawn as wide as this.
    private static final double LEAST_PICTURE = 360;

    private static final double FOOT = 46;
    private static final double FOOT_HEIGHT = 20;
    private static final double MOST_FOOT = 56;

    private final SharedAxis axis;
    private final SharpCanvas lines = new SharpCanvas(this::requestLayout);
    private final SharpCanvas overlay = new SharpCanvas(this::requestLayout);
    private final Surface lineSurface = new FxSurface(lines.getGraphicsContext2D());
    private final Surface overlaySurface = new FxSurface(overlay.getGraphicsContext2D());
    private final PlotPainter painter = new PlotPainter();
    private Region foot;
    private double footed;
    private PlotContent content;
    private PlotTheme theme = PlotTheme.light();
    private PlotFrame frame;
    private boolean stale = true;
    private boolean marked;
    private PlotPainter.View levels = PlotPainter.View.across(0, 1);
    private final PlotGestures gestures = new PlotGestures(this);

    public LinePlot(SharedAxis axis, PlotContent content) {
        this.axis = Objects.requireNonNull(axis);
        this.content = Objects.requireNonNull(content);
        getStyleClass().add("line-plot");
        overlay.setMouseTransparent(true);
        getChildren().addAll(lines, overlay);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp("Left and right read the next point, Home and End the first and last; plus and minus zoom, "
                + "Shift with left and right moves along, 0 shows all.");
        setMinSize(220, 140);
        setPrefSize(480, 280);
        // Never unsubscribed: an axis and its plots live and die with one view.
        axis.subscribe(this::axisChanged);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> axis.setHover(Double.NaN));
        setOnKeyPressed(this::key);
        gestures.install();
        focusedProperty().subscribe(this::overlayChanged);
        refresh();
    }

    /// Shows something else.
    public void setContent(PlotContent content) {
        this.content = Objects.requireNonNull(content);
        painter.retain(content);
        refresh();
    }

    public PlotContent content() {
        return content;
    }

    public void setTheme(PlotTheme theme) {
        this.theme = Objects.requireNonNull(theme);
        refresh();
    }

    /// Shows in the next frame what was appended to the series.
    public void refresh() {
        FxThread.require();
        for (PlotLine line : content.lines()) {
            Series series = line.series();
            if (series.size() > 0) {
                axis.reach(series.x(series.size() - 1));
            }
        }
        stale = true;
        requestLayout();
    }

    /// The plot as it is now shown, with title and legend.
    public Picture picture() {
        double width = Math.max(LEAST_PICTURE, getWidth());
        return new PlotPicture(content.still(), exported(), width, Math.max(LEAST_PICTURE / 2, getHeight()) + 34);
    }

    /// What can be taken out of the window.
    ///
    /// @param id of the exhibit
    /// @param name of the exhibit
    /// @param numbers behind it
    public Exhibit exhibit(String id, String name, Supplier<Optional<Supplier<String>>> numbers) {
        return new Exhibit(id, name, () -> content.isEmpty() ? Optional.empty() : Optional.of(picture()), numbers);
    }

    /// In a file the legend is drawn, in one line.
    private PlotPainter.View exported() {
        return new PlotPainter.View(axis.low(), axis.high(), levels.yLow(), levels.yHigh(), 0, "");
    }

    private PlotPainter.View view() {
        return new PlotPainter.View(
                axis.low(), axis.high(), levels.yLow(), levels.yHigh(), footed, axis.isPart() ? PART : "");
    }

    /// Puts something to press at the foot, beside the name of the x axis, such as a legend.
    public void setFoot(Region legend) {
        foot = legend;
        getChildren().setAll(lines, legend, overlay);
    }

    SharedAxis axis() {
        return axis;
    }

    /// Where the data lies; null before it was drawn.
    PlotFrame frame() {
        return frame;
    }

    PlotTheme theme() {
        return theme;
    }

    /// Shows these levels only; NaN goes by the data again.
    void showLevels(double low, double high) {
        levels = new PlotPainter.View(0, 1, low, high, 0, "");
        stale = true;
        requestLayout();
    }

    /// What the crosshair reads, for tests and screen readers; null when there is no crosshair.
    public Card readout() {
        double snapped = PlotReadout.snap(content, axis.hover());
        return Double.isNaN(axis.hover()) || Double.isNaN(snapped)
                ? null
                : PlotReadout.card(content, snapped, near(), theme);
    }

    private double near() {
        return frame == null ? 0 : PlotReadout.NEAR * (axis.high() - axis.low()) / frame.width();
    }

    private void axisChanged() {
        if (frame == null || frame.xLow() != axis.low() || frame.xHigh() != axis.high()) {
            stale = true;
        }
        if (!axis.isPart() && !Double.isNaN(levels.yLow())) {
            showLevels(Double.NaN, Double.NaN);
        }
        requestLayout();
    }

    void overlayChanged() {
        requestLayout();
    }

    void hover(MouseEvent event) {
        if (frame == null || content.isEmpty()) {
            return;
        }
        boolean inside = event.getX() >= frame.left() - 8 && event.getX() <= frame.right() + 8;
        axis.setHover(inside ? PlotReadout.snap(content, frame.valueAt(event.getX())) : Double.NaN);
    }

    private void key(KeyEvent event) {
        if (gestures.key(event)) {
            event.consume();
            return;
        }
        double next = switch (event.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case HOME -> PlotReadout.snap(content, axis.low());
            case END -> PlotReadout.snap(content, axis.high());
            case ESCAPE -> Double.NaN;
            default -> Double.NEGATIVE_INFINITY;
        };
        if (next != Double.NEGATIVE_INFINITY) {
            axis.setHover(next);
            event.consume();
        }
    }

    // The next point that is at least a pixel away: with more points than pixels every press is seen to move.
    private double step(int direction) {
        double from = axis.hover();
        if (Double.isNaN(from)) {
            return PlotReadout.snap(content, direction > 0 ? axis.low() : axis.high());
        }
        double pixel = (axis.high() - axis.low()) / Math.max(1, frame == null ? 1 : frame.width());
        double best = from;
        for (PlotLine line : content.lines()) {
            Series series = line.series();
            int index = series.nearest(from + direction * pixel);
            while (index >= 0 && index < series.size() && (series.x(index) - from) * direction < pixel * 0.5) {
                index += direction;
            }
            if (index >= 0 && index < series.size()) {
                double x = series.x(index);
                best = best == from || Math.abs(x - from) < Math.abs(best - from) ? x : best;
            }
        }
        return best;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width < 60 || height < 60) {
            return;
        }
        overlay.fit(width, height);
        stale |= lines.fit(width, height);
        layoutFoot(width, height);
        if (stale) {
            stale = false;
            lineSurface.fillRect(0, 0, width, height, theme.card());
            frame = painter.paint(lineSurface, content, width, height, view(), theme, false);
        }
        paintOverlay(width, height);
    }

    /// The foot stands beside the name of the axis, and takes more than a line from the plot where it needs it.
    private void layoutFoot(double width, double height) {
        if (foot == null) {
            return;
        }
        double name = overlaySurface.width(content.xName(), Face.TEXT, PlotPainter.SMALL);
        double wide = Math.max(40, width - FOOT - name - 30);
        double high = Math.clamp(foot.prefHeight(wide), FOOT_HEIGHT, MOST_FOOT);
        foot.resizeRelocate(FOOT, height - high - 1, wide, high);
        if (high - FOOT_HEIGHT != footed) {
            footed = high - FOOT_HEIGHT;
            stale = true;
        }
    }

    private void paintOverlay(double width, double height) {
        boolean crosshair = !Double.isNaN(axis.hover()) && !gestures.selecting();
        if (!crosshair && !isFocused() && !marked && !gestures.selecting()) {
            return;
        }
        overlay.getGraphicsContext2D().clearRect(0, 0, width, height);
        marked = crosshair || isFocused() || gestures.selecting();
        gestures.paint(overlaySurface, theme);
        if (isFocused()) {
            overlaySurface.strokeRound(1, 1, width - 2, height - 2, 6, Argb.alpha(theme.cursor(), 0.6));
        }
        if (crosshair) {
            PlotReadout.paint(overlaySurface, content, frame, axis.hover(), width, height, theme);
            setAccessibleText(
                    content.title() + ", " + content.yName() + ". " + readout().spoken());
        } else {
            setAccessibleText(content.title() + ", " + content.yName() + " by " + content.xName());
        }
    }
}
