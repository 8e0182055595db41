package palimpsest.ui.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;

/// Draws into an image with `java.awt`, with no screen and no installed font: letters are filled outlines of the
/// shipped typefaces. A character that none of them has is a hollow box. One thread; close when done.
final class AwtSurface implements Surface, AutoCloseable {
    private final double scale;
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Map<Face, GlyphOutlines> outlines = new EnumMap<>(Face.class);
    private Shape outerClip;

    /// @param width in logical pixels
    /// @param scale device pixels per logical pixel
    /// @param ground what it will stand on; only a transparent one needs an alpha channel
    AwtSurface(double width, double height, double scale, Ground ground) {
        this.scale = scale;
        image = new BufferedImage(
                (int) Math.round(width * scale),
                (int) Math.round(height * scale),
                ground == Ground.TRANSPARENT ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Face face : Face.values()) {
            outlines.put(face, new GlyphOutlines(Typeface.of(face)));
        }
    }

    BufferedImage image() {
        return image;
    }

    @Override
    public void shift(double x, double y) {
        graphics.translate(x, y);
    }

    @Override
    public double scale() {
        return scale;
    }

    private void color(int argb) {
        graphics.setColor(new Color(argb, true));
    }

    private void stroke(double width, float... dashes) {
        graphics.setStroke(new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes.length == 0 ? null : dashes, 0));
    }

    @Override
    public void fillRect(double x, double y, double width, double height, int argb) {
        color(argb);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void fillRound(double x, double y, double width, double height, double radius, int argb) {
        color(argb);
        graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    @Override
    public void strokeRound(double x, double y, double width, double height, double radius, int argb) {
        color(argb);
        stroke(1);
        graphics.draw(new RoundRectangle2D.Double(x + 0.5, y + 0.5, width - 1, height - 1, 2 * radius, 2 * radius));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int argb) {
        color(argb);
        stroke(width);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void dashed(double x1, double y1, double x2, double y2, double width, int argb) {
        color(argb);
        stroke(width, 5, 4);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double width, int argb) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, count);
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < count; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        color(argb);
        stroke(width);
        graphics.draw(path);
    }

    @Override
    public void dot(double x, double y, double radius, int argb) {
        color(argb);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(String text, double x, double baseline, Face face, double size, int argb) {
        color(argb);
        double at = x;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            Typeface own = Typeface.of(face);
            Face drawn = !own.has(codePoint) && Typeface.of(Face.TEXT).has(codePoint) ? Face.TEXT : face;
            AffineTransform place = AffineTransform.getTranslateInstance(at, baseline);
            place.scale(size, size);
            Path2D outline = outlines.get(drawn).of(Typeface.of(drawn).glyph(codePoint));
            graphics.fill(outline.createTransformedShape(place));
            at += own.advance(own.glyph(codePoint)) * size;
        }
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        outerClip = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        graphics.setClip(outerClip);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
