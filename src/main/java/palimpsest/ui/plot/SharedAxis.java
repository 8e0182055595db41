package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/// The x axis that linked plots share: the range they show, and where the crosshair stands. Listeners are told of every
/// change. FX thread.
public final class SharedAxis {
    private static final double ROOM = 1.2;
    /// A plan up to this long is shown whole from the start.
    private static final double WHOLE = 1_000;
    /// The axis of a longer one goes this many times as far as the data, so that its first steps can be told apart.
    private static final double AHEAD = 4;

    private final List<Runnable> listeners = new ArrayList<>();
    private double planned;
    private double reached;
    private double latest;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private double hover = Double.NaN;

    /// Sets how far the axis goes in the end at least, for instance the planned number of steps.
    public void setPlanned(double last) {
        if (last != planned) {
            planned = last;
            tell();
        }
    }

    /// Says that data goes as far as `x`. Beyond what is planned the axis grows ahead of the data, so that it is not
    /// redrawn from the start for each point.
    public void reach(double x) {
        double before = end();
        latest = Math.max(latest, x);
        if (x > Math.max(planned, reached)) {
            reached = x * ROOM;
        }
        if (end() != before) {
            tell();
        }
    }

    /// Starts again, for other data.
    public void reset() {
        planned = 0;
        reached = 0;
        latest = 0;
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
        double far = latest * AHEAD;
        boolean growing = planned > WHOLE && far < planned;
        return growing ? Math.min(planned, Math.max(WHOLE, roundedUp(far))) : Math.max(planned, reached);
    }

    /// The next of 1, 2, 5, 10, 20, 50 and so on.
    private static double roundedUp(double number) {
        if (number <= 1) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        double digits = number / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
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
