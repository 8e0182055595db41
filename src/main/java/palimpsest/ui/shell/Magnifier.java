package palimpsest.ui.shell;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// Everything in the window, larger or smaller, at once. Where the window is too small for all of it, it is scrolled,
/// and follows the focus. FX thread.
final class Magnifier extends Region {
    /// What the window's content needs, in its own pixels.
    static final double LEAST_WIDTH = 1100;
    static final double LEAST_HEIGHT = 600;

    private static final double BAR = 12;
    private static final double WORDS = 13;

    private final Region content;
    private final Scale scale = new Scale(1, 1);
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private String popups = popups(100);
    private final Rectangle seen = new Rectangle();

    /// @param percent how large; 100 is the system's size
    Magnifier(Region content, ObservableValue<Integer> percent) {
        this.content = content;
        down.setOrientation(Orientation.VERTICAL);
        content.getTransforms().add(scale);
        across.setId("scroll-across");
        down.setId("scroll-down");
        for (ScrollBar bar : new ScrollBar[] {across, down}) {
            bar.setFocusTraversable(false);
            bar.setUnitIncrement(40);
            bar.valueProperty().subscribe(this::requestLayout);
        }
        getChildren().setAll(content, across, down);
        content.setClip(seen);
        setMinSize(0, 0);
        percent.subscribe(this::magnify);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((observed, before, now) -> reveal(now));
            }
        });
    }

    private void magnify(int percent) {
        scale.setX(percent / 100.0);
        scale.setY(percent / 100.0);
        getStylesheets().remove(popups);
        popups = popups(percent);
        getStylesheets().add(popups);
        requestLayout();
    }

    /// Menus, lists and hints stand in windows of their own, which only a stylesheet reaches.
    private static String popups(int percent) {
        String rule = ".context-menu, .tooltip, .combo-box-popup > .list-view { -fx-font-size: %spx; }"
                .formatted(Math.round(WORDS * percent / 100.0));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.UTF_8));
    }

    private void scroll(ScrollEvent event) {
        move(across, across.getValue() - event.getDeltaX());
        move(down, down.getValue() - event.getDeltaY());
    }

    private static void move(ScrollBar bar, double value) {
        bar.setValue(Math.clamp(value, 0, bar.getMax()));
    }

    /// Scrolls to what has the focus.
    private void reveal(Node focused) {
        if (focused == null || !across.isVisible() && !down.isVisible()) {
            return;
        }
        Bounds where = sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        move(across, across.getValue() + outside(where.getMinX(), where.getMaxX(), getWidth() - BAR));
        move(down, down.getValue() + outside(where.getMinY(), where.getMaxY(), getHeight() - BAR));
    }

    /// How far a stretch lies outside; where it is longer than the room, its beginning counts.
    private static double outside(double from, double to, double room) {
        if (from < 0 || to - from > room) {
            return from;
        }
        return Math.max(0, to - room);
    }

    @Override
    protected void layoutChildren() {
        double least = LEAST_WIDTH * scale.getX();
        double high = LEAST_HEIGHT * scale.getY();
        boolean wide = getWidth() < least;
        boolean tall = getHeight() < high;
        double room = getWidth() - (tall ? BAR : 0);
        double height = getHeight() - (wide ? BAR : 0);
        show(across, wide, least - room, room / least);
        show(down, tall, high - height, height / high);
        across.resizeRelocate(0, height, room, BAR);
        down.resizeRelocate(room, 0, BAR, height);
        content.resize(Math.max(room, least) / scale.getX(), Math.max(height, high) / scale.getY());
        content.relocate(-Math.round(across.getValue()), -Math.round(down.getValue()));
        // nothing lies below the bars
        seen.setX(Math.round(across.getValue()) / scale.getX());
        seen.setY(Math.round(down.getValue()) / scale.getY());
        seen.setWidth(room / scale.getX());
        seen.setHeight(height / scale.getY());
    }

    private static void show(ScrollBar bar, boolean needed, double most, double share) {
        bar.setVisible(needed);
        bar.setMax(needed ? most : 0);
        bar.setVisibleAmount(needed ? most * share / Math.max(0.01, 1 - share) : 0);
        move(bar, bar.getValue());
    }
}
