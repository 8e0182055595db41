package palimpsest.ui.plot;

/// Where the data of a plot lies, and how numbers and pixels correspond.
///
/// @param left x of the axis in pixels
/// @param top y of the highest value in pixels
/// @param width of the data area in pixels
/// @param height of the data area in pixels
/// @param scales how the axes are measured; a logarithmic one begins above 0
record PlotFrame(
        double left,
        double top,
        double width,
        double height,
        double xLow,
        double xHigh,
        double yLow,
        double yHigh,
        PlotScales scales) {
    double x(double value) {
        return left + share(value, xLow, xHigh, scales.logX()) * width;
    }

    double y(double value) {
        return top + height - share(value, yLow, yHigh, scales.logY()) * height;
    }

    double valueAt(double x) {
        return value((x - left) / width, xLow, xHigh, scales.logX());
    }

    double levelAt(double y) {
        return value((top + height - y) / height, yLow, yHigh, scales.logY());
    }

    /// How far `value` lies between two others, on an even or a logarithmic scale.
    static double share(double value, double low, double high, boolean log) {
        return log ? Math.log(Math.max(value, low * 1e-9) / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /// The value that lies so far between two others.
    static double value(double share, double low, double high, boolean log) {
        return log ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
