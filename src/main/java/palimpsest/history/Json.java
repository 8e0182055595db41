package palimpsest.history;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Values to and from JSON. Numbers are written with the fewest digits that read back to the same value; what JSON has
/// no number for is written as the strings `"NaN"`, `"Infinity"` and `"-Infinity"`.
///
/// The reading methods throw [JsonParseException] that names the missing or unfit field.
final class Json {
    private Json() {}

    static JsonPrimitive number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }

    static <T> JsonArray array(List<T> values, Function<T, JsonElement> element) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(element.apply(value)));
        return array;
    }

    static JsonArray array(int[] values) {
        JsonArray array = new JsonArray(values.length);
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    static JsonObject object(String text) {
        JsonElement element = JsonParser.parseString(text);
        if (!element.isJsonObject()) {
            throw new JsonParseException("a JSON object was expected");
        }
        return element.getAsJsonObject();
    }

    static JsonObject object(JsonObject from, String name) {
        return read(from, name, JsonElement::getAsJsonObject);
    }

    static String text(JsonObject from, String name) {
        return read(from, name, JsonElement::getAsString);
    }

    static double number(JsonObject from, String name) {
        return read(from, name, JsonElement::getAsDouble);
    }

    static long whole(JsonObject from, String name) {
        return read(from, name, JsonElement::getAsLong);
    }

    static int integer(JsonObject from, String name) {
        return read(from, name, JsonElement::getAsInt);
    }

    static int[] integers(JsonObject from, String name) {
        return read(
                from,
                name,
                value -> value.getAsJsonArray().asList().stream()
                        .mapToInt(JsonElement::getAsInt)
                        .toArray());
    }

    static <T> List<T> list(JsonObject from, String name, Function<JsonElement, T> element) {
        return read(from, name, value -> {
            List<T> values = new ArrayList<>();
            value.getAsJsonArray().forEach(entry -> values.add(element.apply(entry)));
            return values;
        });
    }

    static Optional<String> textIfThere(JsonObject from, String name) {
        JsonElement value = from.get(name);
        return value == null || value instanceof JsonNull ? Optional.empty() : Optional.of(text(from, name));
    }

    static OptionalDouble numberIfThere(JsonObject from, String name) {
        return from.has(name) ? OptionalDouble.of(number(from, name)) : OptionalDouble.empty();
    }

    private static <T> T read(JsonObject from, String name, Function<JsonElement, T> as) {
        JsonElement value = from.get(name);
        if (value == null) {
            throw new JsonParseException("the field \"" + name + "\" is missing");
        }
        try {
            return as.apply(value);
        } catch (RuntimeException e) {
            throw new JsonParseException("the field \"" + name + "\" has an unfit value", e);
        }
    }
}
