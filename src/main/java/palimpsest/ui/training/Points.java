package palimpsest.ui.training;

import java.util.Arrays;

/// A growing list of points without boxes.
final class Points {
    private double[] x = new double[256];
    private double[] y = new double[256];
    private int size;

    void add(double atX, double atY) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = atX;
        y[size++] = atY;
    }

    int size() {
        return size;
    }

    double x(int index) {
        return x[index];
    }

    double y(int index) {
        return y[index];
    }
}
