package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.function.DoubleUnaryOperator;
import palimpsest.graph.Ops;
import palimpsest.graph.Value;

/// Rotary positions in the half-split layout (arXiv 2104.09864).
///
/// @param size width of a head
/// @param rotated how many of a head's features are rotated, the first ones
/// @param theta base of the angles
/// @param scaling how the angles are stretched for contexts longer than the model was first trained on
public record Rotary(int size, int rotated, double theta, RotaryScaling scaling) {
    /// Of all features, not stretched.
    public Rotary(int size, double theta) {
        this(size, size, theta, new RotaryScaling.None());
    }

    Rotary scaled(RotaryScaling by) {
        return new Rotary(size, rotated, theta, by);
    }

    /// `of` the angles position · frequency(i) for i = 0 .. rotated/2 - 1, as [time, rotated / 2].
    Value table(Ops ops, String hint, int time, DoubleUnaryOperator of) {
        int half = rotated / 2;
        float[] values = new float[time * half];
        for (int i = 0; i < half; i++) {
            double frequency = scaling.apply(Math.pow(theta, -2.0 * i / rotated));
            for (int position = 0; position < time; position++) {
                values[position * half + i] = (float) of.applyAsDouble(position * frequency);
            }
        }
        return ops.constant(hint, values, time, half);
    }

    /// Adds the fields of `config.json`.
    void addTo(JsonObject json) {
        json.addProperty("rope_theta", theta);
        json.add("rope_scaling", scaling.toJson());
    }
}
