package palimpsest.model;

import java.util.function.DoubleUnaryOperator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Rotary positions in the half-split layout (arXiv 2104.09864).
///
/// @param size width of a head
/// @param theta base of the angles
record Rotary(int size, double theta) {
    /// `of` the angles position · theta^(-2i/size) for i = 0 .. size/2 - 1, as [time, size / 2].
    Value table(Ops ops, String hint, int time, DoubleUnaryOperator of) {
        int half = size / 2;
        float[] values = new float[time * half];
        for (int position = 0; position < time; position++) {
            for (int i = 0; i < half; i++) {
                double angle = position * Math.pow(theta, -2.0 * i / size);
                values[position * half + i] = (float) of.applyAsDouble(angle);
            }
        }
        return ops.constant(hint, values, time, half);
    }
}
