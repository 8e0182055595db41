package palimpsest.ui.plot;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// How a probability went over the steps of a run, small: percent from 0 to 100 upwards, the base's level dashed, and
/// the moment that is shown as a line. FX thread.
public final class CoursePlot extends Region {
    private static final double LEFT = 42;
    private static final double RIGHT = 8;
    private static final double TOP = 7;
    private static final double FOOT = 16;
    private static final double SIZE = 10.5;
    private final SharpCanvas canvas = new SharpCanvas(this::requestLayout);
    private final Surface surface = new FxSurface(canvas.getGraphicsContext2D());
    private double[] steps = {};
    private double[] percent = {};
    private double moment;
    private PlotTheme theme = PlotTheme.light();

    public CoursePlot() {
        getStyleClass().add("course-plot");
        getChildren().add(canvas);
        setMinSize(120, 74);
        setPrefSize(250, 74);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Shows a course; nothing where it has no points.
    ///
    /// @param x steps, growing
    /// @param y probability at each, 0 to 100
    public void show(double[] x, double[] y) {
        steps = x.clone();
        percent = y.clone();
        setAccessibleText(
                x.length == 0
                        ? "No course"
                        : "Probability over time, from %.1f to %.1f percent".formatted(y[0], y[y.length - 1]));
        requestLayout();
    }

    /// Marks a step.
    public void setMoment(double step) {
        moment = step;
        requestLayout();
    }

    public void setTheme(PlotTheme theme) {
        this.theme = theme;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        canvas.fit(width, height);
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        if (steps.length == 0) {
            return;
        }
        double foot = height - FOOT;
        for (int level : new int[] {0, 50, 100}) {
            double y = Math.floor(y(level, foot)) + 0.5;
            surface.line(LEFT, y, width - RIGHT, y, 1, theme.grid());
            surface.text(level + " %", LEFT - 5, y + 3.5, Face.TEXT, SIZE, theme.muted(), Surface.Align.RIGHT);
        }
        double last = Math.max(1, steps[steps.length - 1]);
        surface.text("0", LEFT, height - 3, Face.TEXT, SIZE, theme.muted());
        surface.text(
                "step " + Ticks.figure(last, 0),
                width - RIGHT,
                height - 3,
                Face.TEXT,
                SIZE,
                theme.muted(),
                Surface.Align.RIGHT);
        double base = Math.floor(y(percent[0], foot)) + 0.5;
        surface.dashed(LEFT, base, width - RIGHT, base, 1, theme.muted());
        double[] xs = new double[steps.length];
        double[] ys = new double[steps.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = x(steps[i], last, width);
            ys[i] = y(percent[i], foot);
        }
        surface.polyline(xs, ys, xs.length, 1.75, theme.text());
        double at = Math.floor(x(Math.min(moment, last), last, width)) + 0.5;
        surface.line(at, TOP, at, foot, 1, theme.cursor());
        for (int i = 0; i < xs.length; i++) {
            if (steps[i] == moment) {
                surface.dot(xs[i], ys[i], 3.5, theme.cursor());
            }
        }
    }

    private static double x(double step, double last, double width) {
        return LEFT + step / last * (width - LEFT - RIGHT);
    }

    private static double y(double percent, double foot) {
        return foot - percent / 100 * (foot - TOP);
    }
}
