package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/// The x axis that linked plots share: the range they show, and where the crosshair stands. Listeners are told of every
/// change. FX thread.
public final class SharedAxis {
    private static final double ROOM = 1.2;
    private final List<Runnable> listeners = new ArrayList<>();
    private double planned;
    private double reached;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private double hover = Double.NaN;

    /// Sets how far the axis goes at least, for instance the planned number of steps.
    public void setPlanned(double last) {
        if (last != planned) {
            planned = last;
            tell();
        }
    }

    /// Says that data goes as far as `x`. Beyond what is planned the axis grows ahead of the data, so that it is not
    /// redrawn from the start for each point.
    public void reach(double x) {
        if (x > end()) {
            reached = x * ROOM;
            tell();
        }
    }

    /// Starts again, for other data.
    public void reset() {
        planned = 0;
        reached = 0;
        hover = Double.NaN;
        showAll();
    }

    /// Shows a part of the axis.
    public void show(double from, double to) {
        low = from;
        high = to;
        tell();
    }

    /// Shows all of the axis, as at the beginning.
    public void showAll() {
        show(Double.NaN, Double.NaN);
    }

    private double end() {
        return Math.max(planned, reached);
    }

    public double low() {
        return Double.isNaN(low) ? 0 : low;
    }

    public double high() {
        return Double.isNaN(high) ? Math.max(end(), 1) : high;
    }

    /// Where the crosshair stands; NaN when there is none.
    public double hover() {
        return hover;
    }

    /// Moves the crosshair; NaN takes it away.
    public void setHover(double x) {
        if (Double.compare(x, hover) != 0) {
            hover = x;
            tell();
        }
    }

    /// Calls `listener` after each change.
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
