package palimpsest.ui.plot;

import java.util.Arrays;

/// One line of a series reduced to the lowest, highest, first and last value in each pixel column, so that a spike of a
/// single point among 100,000 is still drawn. Appended points are folded in; a new range or width starts over. A NaN
/// ends a stroke, as [Series#breakOff()] does: the column after it starts a new one.
final class Columns {
    private final boolean smoothed;
    private Series series;
    private long revision = -1;
    private double low;
    private double high;
    private boolean log;
    private int width;
    private int done;
    private boolean broken;
    private int folded;
    private int filled;
    private double[] least = {};
    private double[] most = {};
    private double[] first = {};
    private double[] last = {};
    private double[] positions = {};
    private boolean[] startsStroke = {};

    Columns(boolean smoothed) {
        this.smoothed = smoothed;
    }

    /// Brings the columns up to date with `of` for x from `low` to `high` in `width` columns, even ones.
    int update(Series of, double low, double high, int width) {
        return update(of, low, high, false, width);
    }

    /// Brings the columns up to date with `of` for x from `low` to `high` in `width` columns.
    ///
    /// @param log whether they are even on a logarithmic axis
    /// @return how many points were read
    int update(Series of, double low, double high, boolean log, int width) {
        if (of != series
                || of.revision() != revision
                || low != this.low
                || high != this.high
                || log != this.log
                || width != this.width
                || of.size() < done) {
            restart(of, low, high, log, width);
        }
        double scale = width / (high - low);
        int size = of.size();
        int read = size - done;
        for (int i = done; i < size; i++) {
            broken |= of.startsStroke(i);
            double y = smoothed ? of.smoothed(i) : of.y(i);
            if (Double.isNaN(y)) {
                broken = true;
                continue;
            }
            double at = log ? PlotFrame.share(of.x(i), low, high, true) * width : (of.x(i) - low) * scale;
            if (!(at >= 0 && at <= width)) {
                broken = true;
                continue;
            }
            fold(Math.min((int) at, width - 1), at, y);
        }
        done = size;
        return read;
    }

    private void fold(int column, double at, double y) {
        folded++;
        if (Double.isNaN(first[column])) {
            filled++;
            first[column] = y;
            positions[column] = at;
            least[column] = y;
            most[column] = y;
            startsStroke[column] = broken;
            broken = false;
        } else if (y < least[column]) {
            least[column] = y;
        } else if (y > most[column]) {
            most[column] = y;
        }
        last[column] = y;
    }

    private void restart(Series of, double low, double high, boolean log, int width) {
        series = of;
        revision = of.revision();
        this.low = low;
        this.high = high;
        this.log = log;
        done = 0;
        folded = 0;
        filled = 0;
        broken = true;
        if (width != this.width) {
            this.width = width;
            least = new double[width];
            most = new double[width];
            first = new double[width];
            last = new double[width];
            positions = new double[width];
            startsStroke = new boolean[width];
        }
        Arrays.fill(first, Double.NaN);
    }

    int width() {
        return width;
    }

    /// Whether there are so many points that a column is a bar rather than a place on a stroke.
    boolean isDense() {
        return folded > 2 * filled;
    }

    boolean isEmpty(int column) {
        return Double.isNaN(first[column]);
    }

    boolean startsStroke(int column) {
        return startsStroke[column];
    }

    /// Where the column's first point lies, in columns from the left.
    double position(int column) {
        return positions[column];
    }

    double least(int column) {
        return least[column];
    }

    double most(int column) {
        return most[column];
    }

    double first(int column) {
        return first[column];
    }

    double last(int column) {
        return last[column];
    }
}
