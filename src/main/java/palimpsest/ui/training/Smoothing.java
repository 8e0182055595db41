package palimpsest.ui.training;

import palimpsest.ui.plot.Series;

/// How calm the line over the raw points is.
public enum Smoothing {
    NONE("none", 0),
    LIGHT("light", 0.25),
    USUAL("usual", 1),
    STRONG("strong", 4);

    private final String label;
    private final double stretch;

    Smoothing(String label, double stretch) {
        this.label = label;
        this.stretch = stretch;
    }

    /// Short name, for a switch.
    public String label() {
        return label;
    }

    /// Share of the past in the moving average of a line of so many points.
    double share(long points) {
        return stretch == 0 ? 0 : Series.smoothingOver(points, stretch);
    }
}
