package palimpsest.bench.families;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/// A `config.json`, read field by field.
record OracleConfig(JsonObject json) {
    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    int integer(String name) {
        return json.get(name).getAsInt();
    }

    int integer(String name, int absent) {
        return has(name) ? integer(name) : absent;
    }

    double real(String name) {
        return json.get(name).getAsDouble();
    }

    double real(String name, double absent) {
        return has(name) ? real(name) : absent;
    }

    boolean flag(String name) {
        return has(name) && json.get(name).getAsBoolean();
    }

    String text(String name) {
        return json.get(name).getAsString();
    }

    JsonElement element(String name) {
        return json.get(name);
    }

    OracleConfig nested(String name) {
        return new OracleConfig(has(name) ? json.getAsJsonObject(name) : new JsonObject());
    }
}
