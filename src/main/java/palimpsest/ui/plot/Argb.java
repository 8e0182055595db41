package palimpsest.ui.plot;

/// Colours as packed 8-bit sRGB with alpha (`0xAARRGGBB`), and what the plots compute on them.
public final class Argb {
    private Argb() {}

    /// The same colour at `alpha` (0 to 1) of its opacity.
    public static int alpha(int argb, double alpha) {
        return (int) Math.round((argb >>> 24) * alpha) << 24 | argb & 0xFFFFFF;
    }

    /// `front` laid over an opaque `back`.
    public static int over(int front, int back) {
        double a = (front >>> 24) / 255.0;
        int mixed = 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            double channel = (front >> shift & 255) * a + (back >> shift & 255) * (1 - a);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    public static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 255) + 0.7152 * linear(argb >> 8 & 255) + 0.0722 * linear(argb & 255);
    }

    /// Contrast of two opaque colours, 1 to 21 (WCAG 2.2).
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// Between two opaque colours, in OKLab, so that equal parts look equally far apart (Ottosson, 2020).
    ///
    /// @param part 0 is `from`, 1 is `to`
    public static int mix(int from, int to, double part) {
        double[] a = oklab(from);
        double[] b = oklab(to);
        double[] lab = new double[3];
        for (int i = 0; i < 3; i++) {
            lab[i] = a[i] + (b[i] - a[i]) * part;
        }
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        return 0xFF000000
                | encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    /// The colour in OKLab: lightness 0 to 1, then green to red, then blue to yellow.
    public static double[] oklab(int argb) {
        double r = linear(argb >> 16 & 255);
        double g = linear(argb >> 8 & 255);
        double b = linear(argb & 255);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double cube(double x) {
        return x * x * x;
    }

    static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    static int encode(double linear) {
        double c = Math.clamp(linear, 0, 1);
        return (int) Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055));
    }
}
