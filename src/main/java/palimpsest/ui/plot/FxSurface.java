package palimpsest.ui.plot;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;

/// Draws on a JavaFX canvas. FX thread.
final class FxSurface implements Surface {
    private final GraphicsContext graphics;
    private final Map<Integer, Color> colors = new HashMap<>();
    private final Map<Face, Map<Double, Font>> fonts = new HashMap<>();

    FxSurface(GraphicsContext graphics) {
        this.graphics = graphics;
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setLineCap(StrokeLineCap.BUTT);
    }

    private Color color(int argb) {
        return colors.computeIfAbsent(
                argb,
                packed -> Color.rgb(packed >> 16 & 255, packed >> 8 & 255, packed & 255, (packed >>> 24) / 255.0));
    }

    private Font font(Face face, double size) {
        return fonts.computeIfAbsent(face, f -> new HashMap<>()).computeIfAbsent(size, s -> ShippedFonts.load(face, s));
    }

    @Override
    public double scale() {
        return 1;
    }

    @Override
    public void shift(double x, double y) {
        graphics.translate(x, y);
    }

    @Override
    public void fillRect(double x, double y, double width, double height, int argb) {
        graphics.setFill(color(argb));
        graphics.fillRect(x, y, width, height);
    }

    @Override
    public void fillRound(double x, double y, double width, double height, double radius, int argb) {
        graphics.setFill(color(argb));
        graphics.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void strokeRound(double x, double y, double width, double height, double radius, int argb) {
        graphics.setStroke(color(argb));
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, 2 * radius, 2 * radius);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int argb) {
        graphics.setStroke(color(argb));
        graphics.setLineWidth(width);
        graphics.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void dashed(double x1, double y1, double x2, double y2, double width, int argb) {
        graphics.setLineDashes(5, 4);
        line(x1, y1, x2, y2, width, argb);
        graphics.setLineDashes();
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double width, int argb) {
        graphics.setStroke(color(argb));
        graphics.setLineWidth(width);
        graphics.strokePolyline(xs, ys, count);
    }

    @Override
    public void dot(double x, double y, double radius, int argb) {
        graphics.setFill(color(argb));
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(String text, double x, double baseline, Face face, double size, int argb) {
        graphics.setFill(color(argb));
        graphics.setFont(font(face, size));
        graphics.fillText(text, x, baseline);
    }

    // Rectangles on whole pixels: without graphics hardware they are several times as fast as rounded ones.
    @Override
    public void fillCell(double x, double y, double width, double height, int argb) {
        graphics.setFill(color(argb));
        double wide = width - 1;
        if (wide > 4) {
            graphics.fillRect(x + 2, y, wide - 4, height);
            graphics.fillRect(x + 1, y + 1, wide - 2, height - 2);
        }
        graphics.fillRect(x, y + 2, wide, height - 4);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
        graphics.beginPath();
    }

    @Override
    public void unclip() {
        graphics.restore();
    }
}
