package palimpsest.measure;

import palimpsest.tensor.InputException;

/// How the next token is chosen from a model's prediction.
///
/// @param temperature what the logits are divided by before drawing; 0 takes the likeliest token each time
/// @param topK draws only among this many of the likeliest tokens; 0 for all
/// @param topP draws only among the likeliest tokens that together reach this probability (nucleus sampling, arXiv
///     1904.09751); 1 for all
/// @param seed of the draws; text i of a batch draws from a stream of its own, made of the seed and i
public record Sampling(double temperature, int topK, double topP, long seed) {
    /// @throws InputException if a number is out of its range
    public Sampling {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new InputException("The temperature must be 0 or more, not " + temperature + ".");
        }
        if (topK < 0) {
            throw new InputException("The number of likeliest tokens must be 0 (all) or more, not " + topK + ".");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new InputException(
                    "The probability to draw among must be over 0 and at most 1 (all), not " + topP + ".");
        }
    }

    /// Draws as the model predicts, at a temperature.
    public static Sampling at(double temperature, long seed) {
        return new Sampling(temperature, 0, 1, seed);
    }

    /// The likeliest token each time.
    public static Sampling greedy() {
        return at(0, 0);
    }

    boolean isGreedy() {
        return temperature == 0;
    }
}
