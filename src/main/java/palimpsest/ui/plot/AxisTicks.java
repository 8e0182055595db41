package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.List;

/// The round places of an axis and what stands beside them.
///
/// @param at places, rising
/// @param labels one a place
record AxisTicks(List<Double> at, List<String> labels) {
    private static final double[] CLOCK = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400
    };

    /// At most about `most` places inside `[low, high]`.
    ///
    /// @param log whether the axis is logarithmic; `low` is then above 0
    static AxisTicks of(double low, double high, int most, AxisFigures figures, boolean log) {
        if (!log) {
            return even(low, high, most, figures);
        }
        AxisTicks fine = powers(low, high, most, figures, 1, 2, 5);
        AxisTicks found = fine.size() <= most + 2 ? fine : powers(low, high, most, figures, 1);
        return found.size() < 2 ? even(low, high, most, figures) : found;
    }

    int size() {
        return at.size();
    }

    private static AxisTicks even(double low, double high, int most, AxisFigures figures) {
        Ticks ticks = figures == AxisFigures.WHOLE || figures == AxisFigures.LARGE
                ? Ticks.whole(low, high, most)
                : figures == AxisFigures.DURATION ? clock(low, high, most) : Ticks.of(low, high, most);
        List<Double> at = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < ticks.count(); i++) {
            at.add(ticks.at(i));
            labels.add(figures.tick(ticks.at(i), ticks.step()));
        }
        return new AxisTicks(at, labels);
    }

    private static Ticks clock(double low, double high, int most) {
        for (double step : CLOCK) {
            if ((high - low) / step <= most) {
                double first = Math.ceil(low / step - 1e-9) * step;
                return new Ticks(first, step, (int) Math.floor((high - first) / step + 1e-9) + 1);
            }
        }
        return Ticks.of(low, high, most);
    }

    /// Powers of ten, times each of some digits.
    private static AxisTicks powers(double low, double high, int most, AxisFigures figures, double... digits) {
        int from = (int) Math.floor(Math.log10(low) + 1e-9);
        int to = (int) Math.ceil(Math.log10(high) - 1e-9);
        int stride = Math.max(1, Math.ceilDiv(to - from, Math.max(1, most)));
        List<Double> at = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int power = from; power <= to; power += stride) {
            for (double digit : digits) {
                double place = digit * Math.pow(10, power);
                if (place >= low * (1 - 1e-9) && place <= high * (1 + 1e-9)) {
                    at.add(place);
                    labels.add(figures.tick(place, place));
                }
            }
        }
        return new AxisTicks(at, labels);
    }
}
