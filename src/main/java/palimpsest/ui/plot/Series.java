package palimpsest.ui.plot;

import java.util.Arrays;
import java.util.BitSet;

/// Two growing columns of numbers: x never falls, y may be NaN, which is a gap. Beside them a third column holds the
/// smoothed y, where there is a smoothing: an exponential moving average with bias correction over all points, kept up
/// as points come in. Append only; one thread, the FX thread when it is on screen.
public final class Series {
    private static final double[] NONE = {};

    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private double[] smooth = NONE;
    private final BitSet breaks = new BitSet();
    private int size;
    private long version;
    private long revision;
    private double smoothing;
    private double average;
    private double weight;

    /// Adds a point.
    ///
    /// @param x not below the last one, and finite
    /// @param y NaN is a gap
    public void append(double x, double y) {
        if (!Double.isFinite(x) || size > 0 && x < xs[size - 1]) {
            throw new IllegalArgumentException(
                    "Expected x at or above " + (size == 0 ? "any number" : xs[size - 1]) + ", found " + x + ".");
        }
        if (size == xs.length) {
            int larger = size + size / 2;
            xs = Arrays.copyOf(xs, larger);
            ys = Arrays.copyOf(ys, larger);
            smooth = smoothing == 0 ? NONE : Arrays.copyOf(smooth, larger);
        }
        xs[size] = x;
        ys[size] = Double.isInfinite(y) ? Double.NaN : y;
        if (smoothing > 0) {
            smooth[size] = average(ys[size]);
        }
        size++;
        version++;
    }

    /// What is there now, to be read on another thread while this one grows.
    public Series copy() {
        Series copy = new Series();
        copy.xs = Arrays.copyOf(xs, Math.max(1, size));
        copy.ys = Arrays.copyOf(ys, Math.max(1, size));
        copy.smooth = Arrays.copyOf(smooth, Math.max(1, size));
        copy.breaks.or(breaks);
        copy.size = size;
        copy.version = version;
        copy.revision = revision;
        copy.smoothing = smoothing;
        copy.average = average;
        copy.weight = weight;
        return copy;
    }

    /// Ends the stroke: what comes next is not joined to what was.
    public void breakOff() {
        if (size > 0) {
            breaks.set(size);
            version++;
        }
    }

    /// Whether a point is not joined to the one before.
    boolean startsStroke(int index) {
        return breaks.get(index);
    }

    /// A smoothing that suits a line of so many points: a jump fades to a third over a fiftieth of them, so that the
    /// smoothed line is calm and yet does not trail behind a short run.
    public static double smoothingOver(long points) {
        return smoothingOver(points, 1);
    }

    /// As [#smoothingOver(long)], `stretch` times as calm.
    public static double smoothingOver(long points, double stretch) {
        return Math.exp(-1 / (stretch * Math.clamp(points / 50.0, 1, 50)));
    }

    /// Sets the share of the past in the moving average, 0 (none, the default) to below 1, and recomputes it.
    public void setSmoothing(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("Expected a smoothing in [0, 1), found " + share + ".");
        }
        if (share == smoothing) {
            return;
        }
        smoothing = share;
        average = 0;
        weight = 0;
        smooth = share == 0 ? NONE : new double[xs.length];
        for (int i = 0; i < size && share > 0; i++) {
            smooth[i] = average(ys[i]);
        }
        version++;
        revision++;
    }

    // Bias correction as in Adam (Kingma and Ba, 2015): the weights seen so far sum to 1 - share^n.
    private double average(double y) {
        if (Double.isNaN(y)) {
            return Double.NaN;
        }
        average = smoothing * average + (1 - smoothing) * y;
        weight = smoothing * weight + (1 - smoothing);
        return average / weight;
    }

    public double smoothing() {
        return smoothing;
    }

    public int size() {
        return size;
    }

    public double x(int index) {
        return xs[index];
    }

    public double y(int index) {
        return ys[index];
    }

    /// The smoothed y.
    public double smoothed(int index) {
        return smoothing == 0 ? ys[index] : smooth[index];
    }

    /// Grows with every change.
    public long version() {
        return version;
    }

    /// Grows only when points already there changed, which an append never does.
    long revision() {
        return revision;
    }

    /// Index of the point nearest to `x`, or -1 when there is none.
    public int nearest(double x) {
        if (size == 0) {
            return -1;
        }
        int found = Arrays.binarySearch(xs, 0, size, x);
        if (found >= 0) {
            return found;
        }
        int after = -found - 1;
        if (after == 0) {
            return 0;
        }
        return after == size || x - xs[after - 1] <= xs[after] - x ? after - 1 : after;
    }

    /// As [#nearest], but -1 where `x` lies between two strokes: nothing was measured there.
    int reading(double x) {
        int index = nearest(x);
        int after = index >= 0 && xs[index] < x ? index + 1 : index;
        boolean within = after > 0 && after < size && xs[after] > x;
        return within && startsStroke(after) ? -1 : index;
    }
}
