package palimpsest.ui.fx;

import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The bar between two parts: dragged, or moved with the arrow keys while it has the focus; Home or a double click puts
/// it where it usually stands.
final class SplitBar extends Region {
    /// Pixels that can be grabbed at least.
    static final double LEAST = 7;

    private static final double KEY_PIXELS = 24;
    private final FoldingSplit split;
    private double grabbed;
    private double from;

    SplitBar(FoldingSplit split, String between) {
        this.split = split;
        boolean beside = split.orientation() == Orientation.HORIZONTAL;
        getStyleClass().addAll("split-bar", beside ? "beside" : "above");
        setCursor(beside ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Room for " + between);
        setAccessibleHelp("Arrow keys move it, Home puts it back.");
        setOnMousePressed(this::grab);
        setOnMouseDragged(event -> split.moveTo(from + at(event) - grabbed));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                usual();
            }
        });
        setOnKeyPressed(this::key);
    }

    private void usual() {
        split.folded().set(FoldingSplit.Folded.NONE);
        split.share().set(Double.NaN);
    }

    private void grab(MouseEvent event) {
        grabbed = at(event);
        from = split.place();
        event.consume();
    }

    private double at(MouseEvent event) {
        Point2D point = split.sceneToLocal(event.getSceneX(), event.getSceneY());
        return split.orientation() == Orientation.HORIZONTAL ? point.getX() : point.getY();
    }

    private void key(KeyEvent event) {
        boolean beside = split.orientation() == Orientation.HORIZONTAL;
        KeyCode less = beside ? KeyCode.LEFT : KeyCode.UP;
        KeyCode more = beside ? KeyCode.RIGHT : KeyCode.DOWN;
        if (event.getCode() == less || event.getCode() == more) {
            split.moveTo(split.place() + (event.getCode() == less ? -KEY_PIXELS : KEY_PIXELS));
        } else if (event.getCode() == KeyCode.HOME) {
            usual();
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        double length = split.orientation() == Orientation.HORIZONTAL ? split.getWidth() : split.getHeight();
        return switch (attribute) {
            case VALUE -> split.place();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> length;
            case ORIENTATION -> split.orientation();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
