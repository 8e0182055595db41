package palimpsest.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/// How the frequencies of rotary positions are changed so that a model sees further than it was first trained to.
public sealed interface RotaryScaling {
    /// @param frequency radians per position
    double apply(double frequency);

    /// The value of `rope_scaling`.
    JsonElement toJson();

    /// As trained.
    record None() implements RotaryScaling {
        @Override
        public double apply(double frequency) {
            return frequency;
        }

        @Override
        public JsonElement toJson() {
            return JsonNull.INSTANCE;
        }
    }

    /// Every position counts for 1/factor (arXiv 2306.15595).
    record Linear(double factor) implements RotaryScaling {
        @Override
        public double apply(double frequency) {
            return frequency / factor;
        }

        @Override
        public JsonElement toJson() {
            return named("linear", factor);
        }
    }

    /// Long waves are stretched, short ones are left, those between are blended (Llama 3.1, arXiv 2407.21783).
    ///
    /// @param factor what long waves are stretched by
    /// @param low waves that fit fewer times into the original context are stretched
    /// @param high waves that fit more often are left
    /// @param context the original context, tokens
    record Llama3(double factor, double low, double high, int context) implements RotaryScaling {
        @Override
        public double apply(double frequency) {
            double waves = context * frequency / (2 * Math.PI);
            double kept = Math.clamp((waves - low) / (high - low), 0, 1);
            return kept * frequency + (1 - kept) * frequency / factor;
        }

        @Override
        public JsonElement toJson() {
            JsonObject json = named("llama3", factor);
            json.addProperty("low_freq_factor", low);
            json.addProperty("high_freq_factor", high);
            json.addProperty("original_max_position_embeddings", context);
            return json;
        }
    }

    private static JsonObject named(String type, double factor) {
        JsonObject json = new JsonObject();
        json.addProperty("rope_type", type);
        json.addProperty("factor", factor);
        return json;
    }
}
