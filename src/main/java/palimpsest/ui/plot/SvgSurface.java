package palimpsest.ui.plot;

import java.util.Locale;

/// Draws into an SVG document (SVG 1.1): short numbers, real text, neighbouring rectangles of a colour as one path. A
/// text names the shipped typefaces first and says how wide it is in them, so that it keeps its place and its width
/// where they are not installed. One thread.
final class SvgSurface implements Surface {
    private static final String SANS = "'Inter Tabular',Inter,'Segoe UI','Helvetica Neue',Arial,sans-serif";
    private static final String MONO = "'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace";

    private final double scale;
    private final String prefix;
    private final StringBuilder out = new StringBuilder(8192);
    private final StringBuilder cells = new StringBuilder();
    private int cellColor;
    private int clips;
    private double dx;
    private double dy;

    /// @param scale device pixels per logical pixel that lines are thinned for
    /// @param prefix of the names inside it
    SvgSurface(Picture picture, double scale, String prefix) {
        this.scale = scale;
        this.prefix = prefix;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\""
                        .formatted(number(picture.width()), number(picture.height())))
                .append(" role=\"img\" aria-labelledby=\"%1$stitle %1$sdesc\">\n".formatted(prefix))
                .append("<title id=\"%stitle\">%s</title>\n".formatted(prefix, Markup.escape(picture.title())))
                .append("<desc id=\"%sdesc\">%s</desc>\n".formatted(prefix, Markup.escape(picture.description())))
                .append("<g font-family=\"%s\" stroke-linejoin=\"round\">\n".formatted(SANS));
    }

    /// The document; ends it, so call once.
    String document() {
        flush();
        return out.append("</g>\n</svg>\n").toString();
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public void shift(double x, double y) {
        dx += x;
        dy += y;
    }

    @Override
    public void beginPart(String name) {
        element("g").append(" role=\"group\" aria-label=\"").append(Markup.escape(name));
        out.append("\">\n");
    }

    @Override
    public void endPart() {
        flush();
        out.append("</g>\n");
    }

    @Override
    public void fillRect(double x, double y, double width, double height, int argb) {
        if (argb >>> 24 == 0 || !(width > 0 && height > 0)) {
            return;
        }
        if (argb != cellColor) {
            flush();
            cellColor = argb;
        }
        cells.append('M').append(number(x + dx)).append(' ').append(number(y + dy));
        cells.append('h').append(number(width)).append('v').append(number(height));
        cells.append('h').append(number(-width)).append('z');
    }

    private void flush() {
        if (!cells.isEmpty()) {
            out.append("<path d=\"").append(cells).append('"');
            paint("fill", cellColor).append("/>\n");
            cells.setLength(0);
        }
        cellColor = 0;
    }

    /// Begins an element; what was collected comes before it.
    private StringBuilder element(String name) {
        flush();
        return out.append('<').append(name);
    }

    private StringBuilder set(String name, double value) {
        return out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    private StringBuilder paint(String name, int argb) {
        out.append(" %s=\"#%06x\"".formatted(name, argb & 0xFFFFFF));
        return argb >>> 24 == 255 ? out : set(name + "-opacity", (argb >>> 24) / 255.0);
    }

    private void round(double x, double y, double width, double height, double radius) {
        element("rect");
        set("x", x + dx);
        set("y", y + dy);
        set("width", width);
        set("height", height);
        set("rx", Math.min(radius, Math.min(width, height) / 2));
    }

    @Override
    public void fillRound(double x, double y, double width, double height, double radius, int argb) {
        if (argb >>> 24 != 0) {
            round(x, y, width, height, radius);
            paint("fill", argb).append("/>\n");
        }
    }

    @Override
    public void strokeRound(double x, double y, double width, double height, double radius, int argb) {
        round(x + 0.5, y + 0.5, width - 1, height - 1, radius);
        out.append(" fill=\"none\"");
        paint("stroke", argb).append("/>\n");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int argb) {
        stroke("M" + place(x1, y1) + "L" + place(x2, y2), width, argb, "");
    }

    @Override
    public void dashed(double x1, double y1, double x2, double y2, double width, int argb) {
        stroke("M" + place(x1, y1) + "L" + place(x2, y2), width, argb, " stroke-dasharray=\"5 4\"");
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double width, int argb) {
        StringBuilder path = new StringBuilder(12 * count).append('M').append(place(xs[0], ys[0]));
        for (int i = 1; i < count; i++) {
            path.append(i == 1 ? 'L' : ' ').append(place(xs[i], ys[i]));
        }
        stroke(path.toString(), width, argb, "");
    }

    private void stroke(String path, double width, int argb, String more) {
        if (argb >>> 24 != 0) {
            element("path")
                    .append(" d=\"")
                    .append(path)
                    .append("\" fill=\"none\"")
                    .append(more);
            paint("stroke", argb);
            set("stroke-width", width).append("/>\n");
        }
    }

    @Override
    public void dot(double x, double y, double radius, int argb) {
        if (argb >>> 24 != 0) {
            element("circle");
            set("cx", x + dx);
            set("cy", y + dy);
            set("r", radius);
            paint("fill", argb).append("/>\n");
        }
    }

    @Override
    public void text(String text, double x, double baseline, Face face, double size, int argb) {
        String shown = text.strip();
        if (shown.isEmpty()) {
            return;
        }
        String before = text.substring(0, text.indexOf(shown));
        element("text");
        set("x", x + dx + width(before, face, size));
        set("y", baseline + dy);
        set("font-size", size);
        switch (face) {
            case TEXT -> {}
            case STRONG -> out.append(" font-weight=\"600\"");
            case MONO -> out.append(" font-family=\"").append(MONO).append("\" xml:space=\"preserve\"");
        }
        if (shown.codePointCount(0, shown.length()) > 1) {
            set("textLength", width(shown, face, size)).append(" lengthAdjust=\"spacingAndGlyphs\"");
        }
        paint("fill", argb).append('>').append(Markup.escape(shown)).append("</text>\n");
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        String name = prefix + "clip" + ++clips;
        element("clipPath").append(" id=\"").append(name).append("\"><rect");
        set("x", x + dx);
        set("y", y + dy);
        set("width", width);
        set("height", height).append("/></clipPath>\n");
        out.append("<g clip-path=\"url(#").append(name).append(")\">\n");
    }

    @Override
    public void unclip() {
        endPart();
    }

    private String place(double x, double y) {
        return number(x + dx) + " " + number(y + dy);
    }

    /// At most two decimals, and none that is 0.
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String text = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }
}
