package palimpsest.ui.plot;

/// Where the data of a plot lies, and how numbers and pixels correspond.
///
/// @param left x of the axis in pixels
/// @param top y of the highest value in pixels
/// @param width of the data area in pixels
/// @param height of the data area in pixels
record PlotFrame(
        double left, double top, double width, double height, double xLow, double xHigh, double yLow, double yHigh) {
    double x(double value) {
        return left + (value - xLow) / (xHigh - xLow) * width;
    }

    double y(double value) {
        return top + height - (value - yLow) / (yHigh - yLow) * height;
    }

    double valueAt(double x) {
        return xLow + (x - left) / width * (xHigh - xLow);
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
