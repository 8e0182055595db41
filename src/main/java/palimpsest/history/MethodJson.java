package palimpsest.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import palimpsest.train.Method;

/// A plan's [Method] as JSON: an object with its `name` and what belongs to it.
final class MethodJson {
    private MethodJson() {}

    static JsonObject write(Method method) {
        JsonObject json = new JsonObject();
        switch (method) {
            case Method.Full() -> json.addProperty("name", "full");
            case Method.LastBlocks(int blocks) -> {
                json.addProperty("name", "last_blocks");
                json.addProperty("blocks", blocks);
            }
            case Method.Head() -> json.addProperty("name", "head");
            case Method.Lora lora -> {
                json.addProperty("name", "lora");
                json.addProperty("rank", lora.rank());
                json.add("alpha", Json.number(lora.alpha()));
                json.add("projections", Json.array(lora.projections(), JsonPrimitive::new));
            }
        }
        return json;
    }

    static Method read(JsonObject json) {
        String name = Json.text(json, "name");
        return switch (name) {
            case "full" -> new Method.Full();
            case "last_blocks" -> new Method.LastBlocks(Json.integer(json, "blocks"));
            case "head" -> new Method.Head();
            case "lora" ->
                new Method.Lora(
                        Json.integer(json, "rank"),
                        Json.number(json, "alpha"),
                        Json.list(json, "projections", JsonElement::getAsString));
            default -> throw new JsonParseException("the method \"" + name + "\" is not known");
        };
    }
}
