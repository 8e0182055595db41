package palimpsest.ui.plot;

import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// The course of a number, small enough to stand in a row of text: a line over time, a dot at its end, and a faint line
/// where it began. The colours are those of the style classes `sparkline-area`, `sparkline-base`, `sparkline-line` and
/// `sparkline-dot`.
public final class Sparkline extends Region {
    private static final double WIDTH = 62;
    private static final double HEIGHT = 18;
    private static final double INSET = 2.5;
    private static final double DOT = 2;

    private final Polygon area = new Polygon();
    private final Line base = new Line();
    private final Polyline line = new Polyline();
    private final Circle dot = new Circle(DOT);
    private float[] times = new float[0];
    private float[] values = new float[0];

    public Sparkline() {
        getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        base.getStyleClass().add("sparkline-base");
        line.getStyleClass().add("sparkline-line");
        dot.getStyleClass().add("sparkline-dot");
        getChildren().addAll(area, base, line, dot);
        getChildren().forEach(shape -> shape.setManaged(false));
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
    }

    /// Shows a course; nothing where it has no points.
    ///
    /// @param when the moment of each point, 0 at the left end to 1 at the right
    /// @param height of each point, 0 at the foot to 1 at the top
    public void show(float[] when, float[] height) {
        times = when.clone();
        values = height.clone();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        boolean any = values.length > 0;
        getChildren().forEach(shape -> shape.setVisible(any));
        if (!any) {
            return;
        }
        Double[] points = new Double[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            points[2 * i] = x(times[i]);
            points[2 * i + 1] = y(values[i]);
        }
        line.getPoints().setAll(points);
        area.getPoints().setAll(points);
        double end = points[points.length - 2];
        area.getPoints().addAll(end, y(0), points[0], y(0));
        base.setStartX(x(0));
        base.setEndX(x(1));
        base.setStartY(points[1]);
        base.setEndY(points[1]);
        dot.setCenterX(end);
        dot.setCenterY(points[points.length - 1]);
    }

    private double x(double share) {
        return INSET + Math.clamp(share, 0, 1) * (getWidth() - 2 * INSET);
    }

    private double y(double share) {
        return INSET + (1 - Math.clamp(share, 0, 1)) * (getHeight() - 2 * INSET);
    }
}
