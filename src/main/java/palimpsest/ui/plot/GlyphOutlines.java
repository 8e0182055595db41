package palimpsest.ui.plot;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/// The outlines of a typeface as shapes for `java.awt`, in parts of the font size with y downwards. Simple and
/// composite glyphs of the OpenType table `glyf`; hints are left out. Keeps what it has read; one thread.
final class GlyphOutlines {
    private static final int ON_CURVE = 1;
    private static final int SHORT_X = 2;
    private static final int SHORT_Y = 4;
    private static final int REPEAT = 8;
    private static final int SAME_X = 16;
    private static final int SAME_Y = 32;
    private static final int WORDS = 1;
    private static final int OFFSETS = 2;
    private static final int ONE_SCALE = 8;
    private static final int MORE = 32;
    private static final int TWO_SCALES = 64;
    private static final int MATRIX = 128;
    private final Typeface typeface;
    private final Map<Integer, Path2D> known = new HashMap<>();

    GlyphOutlines(Typeface typeface) {
        this.typeface = typeface;
    }

    Path2D of(int glyph) {
        Path2D path = known.get(glyph);
        if (path == null) {
            path = new Path2D.Double(Path2D.WIND_NON_ZERO);
            read(glyph, path);
            double scale = 1 / typeface.unitsPerEm();
            path.transform(AffineTransform.getScaleInstance(scale, -scale));
            known.put(glyph, path);
        }
        return path;
    }

    private void read(int glyph, Path2D into) {
        int at = typeface.outline(glyph);
        if (at < 0) {
            return;
        }
        int contours = typeface.s16(at);
        if (contours >= 0) {
            simple(at + 10, contours, into);
        } else {
            composite(at + 10, into);
        }
    }

    private void composite(int start, Path2D into) {
        int at = start;
        int flags;
        do {
            flags = typeface.u16(at);
            int glyph = typeface.u16(at + 2);
            at += 4;
            boolean words = (flags & WORDS) != 0;
            double dx = words ? typeface.s16(at) : (byte) typeface.u8(at);
            double dy = words ? typeface.s16(at + 2) : (byte) typeface.u8(at + 1);
            at += words ? 4 : 2;
            double[] m = {1, 0, 0, 1};
            if ((flags & ONE_SCALE) != 0) {
                m[0] = m[3] = fraction(at);
                at += 2;
            } else if ((flags & TWO_SCALES) != 0) {
                m[0] = fraction(at);
                m[3] = fraction(at + 2);
                at += 4;
            } else if ((flags & MATRIX) != 0) {
                for (int i = 0; i < 4; i++) {
                    m[i] = fraction(at + 2 * i);
                }
                at += 8;
            }
            if ((flags & OFFSETS) == 0) {
                dx = 0;
                dy = 0;
            }
            Path2D part = new Path2D.Double();
            read(glyph, part);
            part.transform(new AffineTransform(m[0], m[1], m[2], m[3], dx, dy));
            into.append(part, false);
        } while ((flags & MORE) != 0);
    }

    private double fraction(int at) {
        return typeface.s16(at) / 16384.0;
    }

    private void simple(int start, int contours, Path2D into) {
        int points = contours == 0 ? 0 : typeface.u16(start + 2 * (contours - 1)) + 1;
        int at = start + 2 * contours;
        at += 2 + typeface.u16(at);
        int[] flags = new int[points];
        for (int i = 0; i < points; i++) {
            int flag = typeface.u8(at++);
            flags[i] = flag;
            if ((flag & REPEAT) != 0) {
                for (int n = typeface.u8(at++); n > 0; n--) {
                    flags[++i] = flag;
                }
            }
        }
        int[] xs = new int[points];
        at = coordinates(at, flags, xs, SHORT_X, SAME_X);
        int[] ys = new int[points];
        coordinates(at, flags, ys, SHORT_Y, SAME_Y);
        int first = 0;
        for (int contour = 0; contour < contours; contour++) {
            int last = typeface.u16(start + 2 * contour);
            contour(flags, xs, ys, first, last, into);
            first = last + 1;
        }
    }

    private int coordinates(int start, int[] flags, int[] into, int isShort, int same) {
        int at = start;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            if ((flags[i] & isShort) != 0) {
                int step = typeface.u8(at++);
                value += (flags[i] & same) != 0 ? step : -step;
            } else if ((flags[i] & same) == 0) {
                value += typeface.s16(at);
                at += 2;
            }
            into[i] = value;
        }
        return at;
    }

    // Two control points in a row have an implied point on the curve half-way between them.
    private static void contour(int[] flags, int[] xs, int[] ys, int first, int last, Path2D into) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        int begin = first;
        while (begin <= last && (flags[begin] & ON_CURVE) == 0) {
            begin++;
        }
        double startX;
        double startY;
        if (begin > last) {
            begin = first;
            startX = (xs[first] + xs[last]) / 2.0;
            startY = (ys[first] + ys[last]) / 2.0;
        } else {
            startX = xs[begin];
            startY = ys[begin];
            begin++;
        }
        into.moveTo(startX, startY);
        double controlX = Double.NaN;
        double controlY = 0;
        for (int n = 0; n < count; n++) {
            int i = first + (begin - first + n) % count;
            boolean on = (flags[i] & ON_CURVE) != 0;
            if (Double.isNaN(controlX)) {
                if (on) {
                    into.lineTo(xs[i], ys[i]);
                } else {
                    controlX = xs[i];
                    controlY = ys[i];
                }
            } else if (on) {
                into.quadTo(controlX, controlY, xs[i], ys[i]);
                controlX = Double.NaN;
            } else {
                into.quadTo(controlX, controlY, (controlX + xs[i]) / 2, (controlY + ys[i]) / 2);
                controlX = xs[i];
                controlY = ys[i];
            }
        }
        if (!Double.isNaN(controlX)) {
            into.quadTo(controlX, controlY, startX, startY);
        }
        into.closePath();
    }
}
