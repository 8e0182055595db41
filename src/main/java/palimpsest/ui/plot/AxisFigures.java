package palimpsest.ui.plot;

import java.util.Locale;
import palimpsest.ui.fx.Figures;

/// How the figures of an axis are written.
public enum AxisFigures {
    /// Whole numbers, in full: `1,200`.
    WHOLE,
    /// Numbers with the decimals that their distance needs.
    PLAIN,
    /// Counts shortened to three figures: `1.2 M`.
    LARGE,
    /// Seconds as a clock shows them: `1:30`.
    DURATION;

    private static final String[] PREFIXES = {"", "K", "M", "G", "T", "P", "E", "Z"};

    /// What stands beside a tick.
    ///
    /// @param step distance to the next one
    String tick(double value, double step) {
        return switch (this) {
            case WHOLE, PLAIN -> Ticks.figure(value, decimals(step));
            case LARGE -> prefixed(value);
            case DURATION -> Figures.duration(value);
        };
    }

    /// A place on the axis, in the readout.
    public String figure(double value) {
        return switch (this) {
            case WHOLE -> Ticks.figure(value, 0);
            case PLAIN -> Ticks.figure(value, Math.abs(value) < 100 ? 2 : 1);
            case LARGE -> prefixed(value);
            case DURATION -> Figures.duration(value);
        };
    }

    private static int decimals(double step) {
        return (int) Math.clamp(-Math.floor(Math.log10(step) + 1e-9), 0, 12);
    }

    private static String prefixed(double value) {
        int prefix = value < 1_000 ? 0 : Math.min(PREFIXES.length - 1, (int) (Math.log10(value) / 3 + 1e-9));
        double scaled = value / Math.pow(1_000, prefix);
        String digits = String.format(Locale.ROOT, "%.2f", scaled).replaceAll("\\.?0+$", "");
        return prefix == 0 ? digits : digits + Figures.SPACE + PREFIXES[prefix];
    }
}
