package palimpsest.ui.shell;

import java.util.List;
import javafx.geometry.Rectangle2D;

/// Where the window stands, in pixels of the screen's scale; its own place and size also while it fills the screen.
///
/// @param x of its left edge; NaN leaves it to the system, as `y` does
/// @param y of its upper edge
/// @param width of the window
/// @param height of the window
/// @param maximized whether it fills the screen
record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    static final double LEAST_WIDTH = 1120;
    static final double LEAST_HEIGHT = 640;

    /// So much of the upper edge must be on a screen that the window can be taken and moved.
    private static final double GRIP_WIDTH = 120;
    private static final double GRIP_HEIGHT = 24;

    WindowPlace {
        boolean known = Double.isFinite(x) && Double.isFinite(y);
        x = known ? x : Double.NaN;
        y = known ? y : Double.NaN;
        width = Double.isFinite(width) ? Math.clamp(width, LEAST_WIDTH, 16_384) : 1440;
        height = Double.isFinite(height) ? Math.clamp(height, LEAST_HEIGHT, 16_384) : 900;
    }

    /// That of a first start.
    static WindowPlace standard() {
        return new WindowPlace(Double.NaN, Double.NaN, 1440, 900, false);
    }

    /// Whether it has a place of its own.
    boolean known() {
        return !Double.isNaN(x);
    }

    /// The same on screens that may be others than it was left on: no larger than the screen it stands on, and left to
    /// the system where it could not be taken by its upper edge.
    ///
    /// @param screens what windows may cover of each screen, the main one first
    WindowPlace on(List<Rectangle2D> screens) {
        Rectangle2D own = screens.stream().filter(this::isHeldBy).findFirst().orElse(null);
        Rectangle2D screen = own == null ? screens.getFirst() : own;
        double wide = Math.min(width, screen.getWidth());
        double high = Math.min(height, screen.getHeight());
        return new WindowPlace(own == null ? Double.NaN : x, own == null ? Double.NaN : y, wide, high, maximized);
    }

    private boolean isHeldBy(Rectangle2D screen) {
        double shown = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        return known() && shown >= GRIP_WIDTH && y >= screen.getMinY() - 1 && y + GRIP_HEIGHT <= screen.getMaxY();
    }
}
