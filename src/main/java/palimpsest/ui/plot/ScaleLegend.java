package palimpsest.ui.plot;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// The legend of a heatmap, to stand above it. FX thread.
public final class ScaleLegend extends Region {
    private static final double WIDTH = 560;
    private final SharpCanvas canvas = new SharpCanvas(this::requestLayout);
    private final Surface surface = new FxSurface(canvas.getGraphicsContext2D());

    private Runnable painting = () -> {};

    public ScaleLegend() {
        getStyleClass().add("scale-legend");
        getChildren().add(canvas);
        setMinSize(0, LegendPainter.HEIGHT);
        setPrefSize(WIDTH, LegendPainter.HEIGHT);
        setMaxHeight(LegendPainter.HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Shows a scale and how many cells lie outside its range.
    public void show(ColorScale scale, int clipped, PlotTheme theme) {
        painting = () -> LegendPainter.paint(surface, 0, 0, scale, clipped, theme);
        requestLayout();
        setAccessibleText(
                "Colours from " + scale.lowLabel() + " to " + scale.highLabel() + ", " + clipped + " clipped");
    }

    @Override
    protected void layoutChildren() {
        canvas.fit(WIDTH, LegendPainter.HEIGHT);
        canvas.getGraphicsContext2D().clearRect(0, 0, WIDTH, LegendPainter.HEIGHT);
        painting.run();
    }
}
