package palimpsest.ui.plot;

import java.util.Locale;

/// Round positions on an axis, 1, 2 or 5 times a power of ten apart.
///
/// @param first the lowest tick
/// @param step distance of two ticks
/// @param count number of ticks
public record Ticks(double first, double step, int count) {
    /// Ticks inside `[low, high]`, at most `most` of them and at least one step apart.
    public static Ticks of(double low, double high, int most) {
        double span = Math.max(high - low, Math.ulp(high) * 16);
        double raw = span / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * 10;
        for (int nice : new int[] {1, 2, 5}) {
            if (nice * power >= raw * (1 - 1e-9)) {
                step = nice * power;
                break;
            }
        }
        double first = Math.ceil(low / step - 1e-9) * step;
        return new Ticks(first, step, (int) Math.floor((high - first) / step + 1e-9) + 1);
    }

    /// Ticks of a whole quantity, such as steps: never less than 1 apart.
    public static Ticks whole(double low, double high, int most) {
        Ticks ticks = of(low, high, most);
        if (ticks.step >= 1) {
            return ticks;
        }
        double first = Math.ceil(low);
        return new Ticks(first, 1, (int) (Math.floor(high) - first) + 1);
    }

    /// Position of tick `index`; exactly 0 where it is zero.
    public double at(int index) {
        double value = first + index * step;
        return Math.abs(value) < step * 1e-9 ? 0 : value;
    }

    /// What stands beside tick `index`: as many decimals as the step needs, thousands apart, a true minus sign.
    public String label(int index) {
        int decimals = (int) Math.clamp(-Math.floor(Math.log10(step) + 1e-9), 0, 12);
        return figure(at(index), decimals);
    }

    /// A figure with fixed decimals, thousands apart, a true minus sign.
    public static String figure(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '\u2212');
    }
}
