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
    /// The least part of the whole that can be shown.
    private static final double FINEST = 1e-6;

    private final List<Runnable> listeners = new ArrayList<>();
    private double planned;
    private double reached;
    private double latest;
    private double earliest = Double.NaN;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private double hover = Double.NaN;
    private boolean log;

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
        double begin = start();
        latest = Math.max(latest, x);
        if (x > Math.max(planned, reached)) {
            reached = x * ROOM;
        }
        if (x > 0 && !(x >= earliest)) {
            earliest = x;
        }
        if (end() != before || start() != begin) {
            tell();
        }
    }

    /// Starts again, for other data.
    public void reset() {
        planned = 0;
        reached = 0;
        latest = 0;
        earliest = Double.NaN;
        hover = Double.NaN;
        showAll();
    }

    /// Measures the axis evenly or by powers, which leaves out 0; all of it is shown.
    public void setLog(boolean byPowers) {
        if (log != byPowers) {
            log = byPowers;
            showAll();
        }
    }

    /// Shows a part of the axis, as far as there is any.
    public void show(double from, double to) {
        double span = Math.max(to - from, (end() - start()) * FINEST);
        double begin = Math.clamp(from, start(), Math.max(start(), whole() - span));
        low = begin;
        high = Math.min(begin + span, whole());
        tell();
    }

    /// Shows all of the axis, as at the beginning.
    public void showAll() {
        low = Double.NaN;
        high = Double.NaN;
        tell();
    }

    /// Whether less than all of it is shown.
    public boolean isPart() {
        return !Double.isNaN(low);
    }

    /// Shows `factor` times as much, with `center` staying in its place; all where that is all there is.
    public void zoom(double center, double factor) {
        double share = Math.clamp(PlotFrame.share(center, low(), high(), log), 0, 1);
        double from = PlotFrame.value(share - share * factor, low(), high(), log);
        double to = PlotFrame.value(share + (1 - share) * factor, low(), high(), log);
        if (factor > 1 && from <= start() && to >= whole()) {
            showAll();
        } else {
            show(Math.max(from, start()), Math.min(to, whole()));
        }
    }

    /// Moves what is shown by a share of its width, 1 for all of it.
    public void pan(double share) {
        if (!isPart()) {
            return;
        }
        double least = PlotFrame.share(start(), low, high, log);
        double most = PlotFrame.share(whole(), low, high, log) - 1;
        double move = Math.clamp(share, Math.min(least, 0), Math.max(most, 0));
        double from = PlotFrame.value(move, low, high, log);
        double to = PlotFrame.value(1 + move, low, high, log);
        low = from;
        high = to;
        tell();
    }

    private double start() {
        return log && !Double.isNaN(earliest) ? earliest : log ? 1 : 0;
    }

    private double whole() {
        double all = end() > 0 ? end() : 1;
        return log ? Math.max(all, start() * 2) : all;
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
        return Double.isNaN(low) ? start() : low;
    }

    public double high() {
        return Double.isNaN(high) ? whole() : high;
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
