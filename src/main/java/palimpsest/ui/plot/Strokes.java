package palimpsest.ui.plot;

import java.util.Arrays;

/// Turns the pixel columns of a line into strokes: one point where a column holds less than a pixel of height,
/// otherwise a mark from its lowest to its highest value. A gap ends a stroke. Keeps its arrays; one thread.
final class Strokes {
    private static final double FLAT = 0.75;
    /// Columns of this mean height, in pixels, are bars rather than places on a stroke.
    private static final double ROUGH = 6;

    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private int count;

    /// A line that goes up and down within its columns, as a noisy one of many points does, is drawn as bars.
    void draw(Surface to, Columns columns, PlotFrame frame, double width, int argb) {
        if (columns.isDense() && height(columns, frame) > ROUGH) {
            bars(to, columns, frame, argb);
            return;
        }
        count = 0;
        double perColumn = frame.width() / columns.width();
        for (int i = 0; i < columns.width(); i++) {
            if (columns.isEmpty(i)) {
                continue;
            }
            if (columns.startsStroke(i)) {
                flush(to, width, argb);
            }
            double x = frame.left() + columns.position(i) * perColumn;
            double first = frame.y(columns.first(i));
            double last = frame.y(columns.last(i));
            double upper = frame.y(columns.most(i));
            double lower = frame.y(columns.least(i));
            if (lower - upper < FLAT) {
                add(x, (lower + upper) / 2);
                continue;
            }
            boolean rises = Math.abs(first - lower) < Math.abs(first - upper);
            add(x, first);
            add(x, rises ? lower : upper);
            add(x, rises ? upper : lower);
            add(x, last);
        }
        flush(to, width, argb);
    }

    /// Draws raw points: as a thin stroke while they are few, otherwise one bar a column, which a screen without
    /// graphics hardware fills many times faster than it strokes a line going up and down.
    void drawRaw(Surface to, Columns columns, PlotFrame frame, int argb) {
        if (columns.isDense()) {
            bars(to, columns, frame, argb);
        } else {
            draw(to, columns, frame, 1, argb);
        }
    }

    /// Mean height of a column, pixels.
    private static double height(Columns columns, PlotFrame frame) {
        double sum = 0;
        int filled = 0;
        for (int i = 0; i < columns.width(); i++) {
            if (!columns.isEmpty(i)) {
                sum += frame.y(columns.least(i)) - frame.y(columns.most(i));
                filled++;
            }
        }
        return filled == 0 ? 0 : sum / filled;
    }

    private static void bars(Surface to, Columns columns, PlotFrame frame, int argb) {
        double perColumn = frame.width() / columns.width();
        double upperBefore = Double.NaN;
        double lowerBefore = Double.NaN;
        for (int i = 0; i < columns.width(); i++) {
            if (columns.isEmpty(i)) {
                continue;
            }
            double upper = Math.floor(frame.y(columns.most(i)));
            double lower = Math.max(upper + 1, Math.floor(frame.y(columns.least(i))));
            boolean joined = !columns.startsStroke(i) && !Double.isNaN(upperBefore);
            double from = joined ? Math.min(upper, lowerBefore) : upper;
            double until = joined ? Math.max(lower, upperBefore) : lower;
            to.fillRect(frame.left() + i * perColumn, from, perColumn, until - from, argb);
            upperBefore = upper;
            lowerBefore = lower;
        }
    }

    private void add(double x, double y) {
        if (count > 0 && xs[count - 1] == x && ys[count - 1] == y) {
            return;
        }
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
        }
        xs[count] = x;
        ys[count] = y;
        count++;
    }

    private void flush(Surface to, double width, int argb) {
        if (count == 1) {
            to.dot(xs[0], ys[0], Math.max(1.5, width), argb);
        } else if (count > 1) {
            to.polyline(xs, ys, count, width, argb);
        }
        count = 0;
    }
}
