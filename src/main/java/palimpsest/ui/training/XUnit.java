package palimpsest.ui.training;

import palimpsest.ui.plot.AxisFigures;

/// What the x axis of the loss plots can count.
public enum XUnit {
    /// Optimizer steps.
    STEPS("steps", "step", AxisFigures.WHOLE),
    /// Training tokens, those of both texts.
    TOKENS("tokens", "training tokens", AxisFigures.LARGE),
    /// Passes over the new text.
    EPOCHS("epochs", "passes over the new text", AxisFigures.PLAIN),
    /// Seconds of training since the first step, with its pauses.
    TIME("time", "time of training", AxisFigures.DURATION),
    /// Multiplications and additions of the matrix products of all steps.
    FLOPS("FLOPs", "training FLOPs", AxisFigures.LARGE);

    private final String label;
    private final String axis;
    private final AxisFigures figures;

    XUnit(String label, String axis, AxisFigures figures) {
        this.label = label;
        this.axis = axis;
        this.figures = figures;
    }

    /// Short name, for a switch.
    public String label() {
        return label;
    }

    /// Name for an axis.
    public String axis() {
        return axis;
    }

    AxisFigures figures() {
        return figures;
    }
}
