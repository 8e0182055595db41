package palimpsest.ui.fx;

import java.util.Locale;

/// Numbers as the window writes them: a point for decimals, commas between thousands, and a space that does not break
/// before a unit, so that a number never stands on another line than its unit.
public final class Figures {
    /// The space that does not break.
    public static final char SPACE = '\u00A0';

    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    private Figures() {}

    /// A whole number in full: `24,800`.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A count with its noun, in the singular for 1: `388 documents`.
    public static String count(long number, String singular) {
        return count(number) + SPACE + (number == 1 ? singular : singular + "s");
    }

    /// A large number shortened to three figures: `2.1 M`, `260 K`.
    public static String large(double number) {
        if (number >= GIGA) {
            return three(number / GIGA) + SPACE + "B";
        }
        if (number >= MEGA) {
            return three(number / MEGA) + SPACE + "M";
        }
        return number >= 10 * KILO ? three(number / KILO) + SPACE + "K" : count(Math.round(number));
    }

    /// A size in decimal units: `0.6 GB`, `31 KB`.
    public static String bytes(double bytes) {
        if (bytes >= GIGA / 10) {
            return three(bytes / GIGA) + SPACE + "GB";
        }
        if (bytes >= MEGA) {
            return three(bytes / MEGA) + SPACE + "MB";
        }
        return bytes >= KILO ? three(bytes / KILO) + SPACE + "KB" : count(Math.round(bytes)) + SPACE + "B";
    }

    /// A share, 0 to 1, in percent with as many decimals as it needs, two at most: `10 %`, `2.5 %`.
    public static String percent(double share) {
        return plain(share * 100, 2) + SPACE + "%";
    }

    /// A duration: `0:31`, `12:05`, `3:04:05`.
    public static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        long hours = whole / 3600;
        long minutes = whole / 60 % 60;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, whole % 60);
    }

    /// A number with at most `decimals` decimals and no zeros at its end.
    public static String plain(double number, int decimals) {
        String text = decimals(number, decimals);
        if (text.indexOf('.') < 0) {
            return text;
        }
        String cut = text.replaceAll("0+$", "");
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /// A number with so many decimals: `0.50`.
    public static String decimals(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /// A number with its sign, the real minus sign for less than zero: `+7.60`, `−0.12`.
    public static String signed(double number, int decimals) {
        return (number < 0 ? "\u2212" : "+") + decimals(Math.abs(number), decimals);
    }

    /// As [#signed], but what rounds to nothing is `0` and has no sign.
    public static String change(double number, int decimals) {
        return Math.abs(number) < 0.5 * Math.pow(10, -decimals) ? "0" : signed(number, decimals);
    }

    private static String three(double number) {
        return plain(number, number >= 100 ? 0 : 1);
    }
}
