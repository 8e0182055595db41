package palimpsest.bench;

import java.util.List;

/// Numbers made of repeated measurements.
final class Figures {
    private Figures() {}

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// The exponent e of the law y = c · x^e that fits best (least squares of the logarithms).
    static double exponent(List<Double> x, List<Double> y) {
        double meanX = x.stream().mapToDouble(Math::log).average().orElseThrow();
        double meanY = y.stream().mapToDouble(Math::log).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (int i = 0; i < x.size(); i++) {
            double dx = Math.log(x.get(i)) - meanX;
            together += dx * (Math.log(y.get(i)) - meanY);
            alone += dx * dx;
        }
        return together / alone;
    }
}
