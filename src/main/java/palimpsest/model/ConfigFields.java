package palimpsest.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import palimpsest.tensor.InputException;

/// The fields of a `config.json`, read one by one with errors that name the file, the field, and what was expected.
///
/// @param file for messages
record ConfigFields(Path file, JsonObject json) {
    static ConfigFields read(Path file) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            if (root.isJsonObject()) {
                return new ConfigFields(file, root.getAsJsonObject());
            }
            throw new InputException("%s holds no JSON object; fetch it again.".formatted(file));
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        } catch (JsonParseException e) {
            throw new InputException("%s is not valid JSON; fetch it again.".formatted(file), e);
        }
    }

    /// The value of a field, empty where it is absent or null.
    Optional<JsonElement> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> !value.isJsonNull());
    }

    /// A whole number of 1 or more.
    int size(String name) {
        int size = value(name).map(value -> whole(name, value)).orElseThrow(() -> missing(name));
        if (size < 1) {
            throw wrong(name, "a whole number of 1 or more");
        }
        return size;
    }

    /// As [#size], with a default where the field is absent.
    int size(String name, int absent) {
        return value(name).isPresent() ? size(name) : absent;
    }

    /// A whole number of 0 or more, with a default where the field is absent.
    int count(String name, int absent) {
        int count = value(name).map(value -> whole(name, value)).orElse(absent);
        if (count < 0) {
            throw wrong(name, "a whole number of 0 or more");
        }
        return count;
    }

    /// A number that must be there.
    double number(String name) {
        if (value(name).isEmpty()) {
            throw missing(name);
        }
        return number(name, 0);
    }

    /// A number above 0, with a default where the field is absent.
    double positive(String name, double absent) {
        double number = number(name, absent);
        if (number <= 0) {
            throw wrong(name, "a number above 0");
        }
        return number;
    }

    /// A soft cap: a number above 0, or null for none, which is 0 here.
    float cap(String name, double absent) {
        if (json.has(name)) {
            return value(name).isPresent() ? (float) positive(name, absent) : 0;
        }
        return (float) absent;
    }

    /// Refuses a file that sets a flag to what is not built.
    void only(String name, boolean built) {
        if (flag(name, built) != built) {
            throw new InputException("%s sets \"%s\" to %s, which is not supported so far; take a model without it."
                    .formatted(file, name, !built));
        }
    }

    double number(String name, double absent) {
        return value(name)
                .map(value -> {
                    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
                        return value.getAsDouble();
                    }
                    throw wrong(name, "a number");
                })
                .orElse(absent);
    }

    boolean flag(String name, boolean absent) {
        return value(name)
                .map(value -> {
                    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
                        return value.getAsBoolean();
                    }
                    throw wrong(name, "true or false");
                })
                .orElse(absent);
    }

    String text(String name, String absent) {
        return value(name)
                .map(value -> {
                    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
                        return value.getAsString();
                    }
                    throw wrong(name, "a text");
                })
                .orElse(absent);
    }

    /// Whole numbers given as one or as a list; empty where the field is absent.
    Set<Integer> ids(String name) {
        Set<Integer> ids = new LinkedHashSet<>();
        value(name).ifPresent(value -> {
            if (value instanceof JsonArray list) {
                list.forEach(id -> ids.add(whole(name, id)));
            } else {
                ids.add(whole(name, value));
            }
        });
        return ids;
    }

    /// The fields of a nested object; without fields where it is absent.
    ConfigFields nested(String name) {
        JsonElement value = value(name).orElseGet(JsonObject::new);
        if (value instanceof JsonObject object) {
            return new ConfigFields(file, object);
        }
        throw wrong(name, "an object");
    }

    InputException wrong(String name, String expected) {
        return new InputException("%s: expected %s for \"%s\", found %s; correct it or fetch the file again."
                .formatted(file, expected, name, json.get(name)));
    }

    private int whole(String name, JsonElement value) {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
            double number = value.getAsDouble();
            if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
                return (int) number;
            }
        }
        throw wrong(name, "a whole number");
    }

    private InputException missing(String name) {
        return new InputException(
                "%s lacks \"%s\", which the model cannot be built without; fetch it again.".formatted(file, name));
    }
}
