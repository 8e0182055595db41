package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes down what is drawn.
final class DrawnCalls implements Surface {
    private final double scale;
    private final List<String> calls = new ArrayList<>();

    DrawnCalls(double scale) {
        this.scale = scale;
    }

    List<String> calls() {
        return calls;
    }

    private void call(String name, Object... arguments) {
        calls.add(name + Arrays.toString(arguments));
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public void shift(double x, double y) {
        call("shift", x, y);
    }

    @Override
    public void fillRect(double x, double y, double width, double height, int argb) {
        call("fillRect", x, y, width, height, argb);
    }

    @Override
    public void fillRound(double x, double y, double width, double height, double radius, int argb) {
        call("fillRound", x, y, width, height, radius, argb);
    }

    @Override
    public void strokeRound(double x, double y, double width, double height, double radius, int argb) {
        call("strokeRound", x, y, width, height, radius, argb);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int argb) {
        call("line", x1, y1, x2, y2, width, argb);
    }

    @Override
    public void dashed(double x1, double y1, double x2, double y2, double width, int argb) {
        call("dashed", x1, y1, x2, y2, width, argb);
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double width, int argb) {
        call("polyline", Arrays.toString(Arrays.copyOf(xs, count)), Arrays.toString(Arrays.copyOf(ys, count)));
    }

    @Override
    public void dot(double x, double y, double radius, int argb) {
        call("dot", x, y, radius, argb);
    }

    @Override
    public void text(String text, double x, double baseline, Face face, double size, int argb) {
        call("text", text, x, baseline, face, size, argb);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        call("clip", x, y, width, height);
    }

    @Override
    public void unclip() {
        call("unclip");
    }
}
