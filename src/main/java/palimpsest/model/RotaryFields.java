package palimpsest.model;

import java.util.List;
import palimpsest.tensor.InputException;

/// Reads rotary positions from `config.json`: the base from its own field, the scaling from `rope_scaling`, or both
/// from the nested `rope_parameters` of newer files.
final class RotaryFields {
    private static final String WHOLE = "partial_rotary_factor";

    private RotaryFields() {}

    /// Positions of all features of a head.
    static Rotary read(ConfigFields fields, int size, double theta) {
        if (size % 2 != 0) {
            throw fields.wrong("head_dim", "an even number of features for the rotary positions");
        }
        requireWhole(fields);
        requireWhole(fields.nested("rope_parameters"));
        return refine(new Rotary(size, fields.number("rope_theta", theta)), fields);
    }

    /// Positions with what the nested objects of a file say of them.
    static Rotary refine(Rotary rotary, ConfigFields fields) {
        Rotary refined = rotary;
        for (String name : List.of("rope_scaling", "rope_parameters")) {
            refined = refine(refined, fields.nested(name), name);
        }
        return refined;
    }

    /// Positions with what a nested object says of them.
    ///
    /// @param name of the object, for messages
    static Rotary refine(Rotary rotary, ConfigFields rope, String name) {
        double theta = rope.number("rope_theta", rotary.theta());
        String type = rope.text("rope_type", rope.text("type", "default"));
        RotaryScaling scaling = switch (type) {
            case "default" -> rotary.scaling();
            case "linear" -> new RotaryScaling.Linear(factor(rope, "factor"));
            case "llama3" -> llama3(rope);
            default ->
                throw new InputException(("%s asks for \"%s\" of type \"%s\"; this program knows \"default\", "
                                + "\"linear\" and \"llama3\", so take a model with one of these.")
                        .formatted(rope.file(), name, type));
        };
        return new Rotary(rotary.size(), rotary.rotated(), theta, scaling);
    }

    private static RotaryScaling llama3(ConfigFields rope) {
        double low = factor(rope, "low_freq_factor");
        double high = factor(rope, "high_freq_factor");
        if (high <= low) {
            throw rope.wrong("high_freq_factor", "more than the low_freq_factor %s".formatted(low));
        }
        int context = rope.size("original_max_position_embeddings");
        return new RotaryScaling.Llama3(factor(rope, "factor"), low, high, context);
    }

    private static double factor(ConfigFields rope, String name) {
        double factor = rope.number(name);
        if (factor <= 0) {
            throw rope.wrong(name, "a number above 0");
        }
        return factor;
    }

    private static void requireWhole(ConfigFields fields) {
        if (fields.number(WHOLE, 1) != 1) {
            throw fields.wrong(WHOLE, "1, as this family rotates whole heads,");
        }
    }
}
