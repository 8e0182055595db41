package palimpsest.ui.training;

/// Exponentially weighted mean with the bias of its start taken out (as Adam does, arXiv 1412.6980), over every point
/// and not only those that are drawn.
final class Smoothing {
    private final double keep;
    private double mean;
    private double weight;

    /// @param points number of points over which a jump fades to about a third
    Smoothing(double points) {
        keep = Math.exp(-1 / points);
    }

    /// Takes the next value; one that is no number leaves the mean as it was.
    double next(double value) {
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            mean = keep * mean + (1 - keep) * value;
            weight = keep * weight + (1 - keep);
        }
        return weight == 0 ? Double.NaN : mean / weight;
    }
}
