package palimpsest.cli;

import java.util.Locale;

/// Numbers as text, the same in every country.
final class Numbers {
    private static final String[] BYTE_UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Numbers() {}

    /// 1234567 as `1,234,567`.
    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String decimals(double value, int places) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + places + "f", value) : "-";
    }

    /// With its sign, also of a gain.
    static String signed(double value, int places) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%+." + places + "f", value) : "-";
    }

    /// A share as a percentage: 0.125 as `12.5 %`.
    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.2f", share * 100);
        return text.replaceFirst("\\.?0+$", "") + " %";
    }

    /// A time as `0:32`, `12:05` or `3:00:07`.
    static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "-";
        }
        long all = Math.round(Math.max(0, seconds));
        return all < 3600
                ? String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
    }

    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, BYTE_UNITS[unit]);
    }
}
