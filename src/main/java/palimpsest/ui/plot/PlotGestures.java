package palimpsest.ui.plot;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// How a part of a plot is shown. Dragging chooses a stretch of the x axis, or a rectangle where it goes up or down
/// too; dragging with Shift or another button moves what is shown, as does a wheel turned sideways or with Shift; the
/// wheel zooms where the pointer stands; a double click shows all again. By keys: plus and minus, Shift with left and
/// right, 0. FX thread.
final class PlotGestures {
    private static final double STEP = 1.25;
    private static final double KEY_STEP = 1.6;
    private static final double MOVE = 0.2;
    /// Pixels that a drag goes before it means something.
    private static final double MEANT = 5;
    /// Pixels up or down that make it a rectangle.
    private static final double TALL = 16;

    private final LinePlot plot;
    private double fromX = Double.NaN;
    private double fromY;
    private double toX;
    private double toY;
    private boolean moving;

    PlotGestures(LinePlot plot) {
        this.plot = plot;
    }

    void install() {
        plot.setOnMousePressed(this::pressed);
        plot.setOnMouseDragged(this::dragged);
        plot.setOnMouseReleased(this::released);
        plot.setOnScroll(this::scrolled);
    }

    /// Whether a stretch is being chosen.
    boolean selecting() {
        return !Double.isNaN(fromX) && !moving && Math.abs(toX - fromX) >= MEANT;
    }

    private boolean tall() {
        return Math.abs(toY - fromY) >= TALL;
    }

    private void pressed(MouseEvent event) {
        plot.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            showAll();
            return;
        }
        PlotFrame frame = plot.frame();
        if (frame == null || plot.content().isEmpty()) {
            return;
        }
        moving = event.getButton() != MouseButton.PRIMARY || event.isShiftDown();
        fromX = Math.clamp(event.getX(), frame.left(), frame.right());
        fromY = Math.clamp(event.getY(), frame.top(), frame.bottom());
        toX = fromX;
        toY = fromY;
    }

    private void dragged(MouseEvent event) {
        PlotFrame frame = plot.frame();
        if (Double.isNaN(fromX) || frame == null) {
            return;
        }
        if (moving) {
            plot.axis().pan((fromX - event.getX()) / frame.width());
            fromX = event.getX();
            return;
        }
        toX = Math.clamp(event.getX(), frame.left(), frame.right());
        toY = Math.clamp(event.getY(), frame.top(), frame.bottom());
        plot.axis().setHover(Double.NaN);
        plot.overlayChanged();
    }

    private void released(MouseEvent event) {
        PlotFrame frame = plot.frame();
        boolean chosen = selecting();
        double begin = Math.min(fromX, toX);
        double end = Math.max(fromX, toX);
        fromX = Double.NaN;
        if (chosen && frame != null) {
            if (tall()) {
                plot.showLevels(frame.levelAt(Math.max(fromY, toY)), frame.levelAt(Math.min(fromY, toY)));
            }
            plot.axis().show(frame.valueAt(begin), frame.valueAt(end));
        }
        plot.overlayChanged();
        if (plot.contains(event.getX(), event.getY())) {
            plot.hover(event);
        }
    }

    private void scrolled(ScrollEvent event) {
        PlotFrame frame = plot.frame();
        if (frame == null || plot.content().isEmpty()) {
            return;
        }
        // with Shift a wheel is turned sideways
        if (event.getDeltaX() != 0) {
            plot.axis().pan(-event.getDeltaX() / frame.width());
        } else if (event.getDeltaY() != 0) {
            double place = frame.valueAt(Math.clamp(event.getX(), frame.left(), frame.right()));
            plot.axis().zoom(place, event.getDeltaY() > 0 ? 1 / STEP : STEP);
        }
        event.consume();
    }

    /// @return whether the key was one of these
    boolean key(KeyEvent event) {
        SharedAxis axis = plot.axis();
        double center = Double.isNaN(axis.hover()) ? (axis.low() + axis.high()) / 2 : axis.hover();
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> axis.zoom(center, 1 / KEY_STEP);
            case MINUS, SUBTRACT -> axis.zoom(center, KEY_STEP);
            case DIGIT0, NUMPAD0 -> showAll();
            case LEFT, RIGHT -> {
                if (!event.isShiftDown()) {
                    return false;
                }
                axis.pan(event.getCode() == KeyCode.LEFT ? -MOVE : MOVE);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void showAll() {
        fromX = Double.NaN;
        plot.showLevels(Double.NaN, Double.NaN);
        plot.axis().showAll();
    }

    /// What is being chosen.
    void paint(Surface to, PlotTheme theme) {
        PlotFrame frame = plot.frame();
        if (!selecting() || frame == null) {
            return;
        }
        double x = Math.floor(Math.min(fromX, toX));
        double wide = Math.abs(toX - fromX);
        double y = tall() ? Math.floor(Math.min(fromY, toY)) : frame.top();
        double high = tall() ? Math.abs(toY - fromY) : frame.height();
        to.fillRect(x, y, wide, high, Argb.alpha(theme.cursor(), 0.12));
        to.strokeRound(x, y, wide, high, 0, Argb.alpha(theme.cursor(), 0.7));
    }
}
