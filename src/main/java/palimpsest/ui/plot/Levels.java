package palimpsest.ui.plot;

/// The y range that holds what is in sight. It ends on a tick, so that it rarely moves.
final class Levels {
    private final boolean log;
    private double least = Double.NaN;
    private double most = Double.NaN;

    Levels(boolean log) {
        this.log = log;
    }

    /// NaN asks for nothing, and neither does what a logarithmic axis cannot show.
    void hold(double level) {
        if (!log || level > 0) {
            least = least <= level ? least : Double.isNaN(level) ? least : level;
            most = most >= level ? most : Double.isNaN(level) ? most : level;
        }
    }

    void hold(Columns columns) {
        for (int i = 0; i < columns.width(); i++) {
            if (!columns.isEmpty(i)) {
                hold(columns.least(i));
                hold(columns.most(i));
            }
        }
    }

    /// From and to.
    double[] range(int rows) {
        if (Double.isNaN(least)) {
            return log ? new double[] {1, 10} : new double[] {0, 1};
        }
        return log ? powers() : even(rows);
    }

    private double[] even(int rows) {
        double span = Math.max(most - least, Math.max(1e-6, Math.abs(most) * 0.02));
        double from = least >= 0 && least < span * 0.5 ? 0 : least;
        double step = Ticks.of(from, from + span, rows).step() / 2;
        double floor = Math.floor(from / step + 1e-9) * step;
        double ceiling = Math.ceil((most + span * 0.02) / step) * step;
        return new double[] {floor, Math.max(ceiling, floor + step)};
    }

    /// To the next of 1, 2 and 5 times a power of ten on either side.
    private double[] powers() {
        double floor = Math.pow(10, Math.floor(Math.log10(least)));
        for (double digit : new double[] {5, 2}) {
            if (digit * floor <= least * (1 + 1e-9)) {
                floor *= digit;
                break;
            }
        }
        double ceiling = Math.pow(10, Math.ceil(Math.log10(most) - 1e-9));
        for (double part : new double[] {0.2, 0.5}) {
            if (part * ceiling >= most * (1 - 1e-9)) {
                ceiling *= part;
                break;
            }
        }
        return new double[] {floor, ceiling > floor ? ceiling : floor * 2};
    }
}
