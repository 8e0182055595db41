package palimpsest.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.InputException;

/// What a `config.json` calls the element type of the weights: `torch_dtype`, or `dtype` in newer files.
public final class ConfigType {
    private static final List<String> FIELDS = List.of("torch_dtype", "dtype");
    private static final Map<ElementType, String> NAMES =
            Map.of(ElementType.F32, "float32", ElementType.F16, "float16", ElementType.BF16, "bfloat16");

    private ConfigType() {}

    /// The type that a model folder's `config.json` names; empty where it names none that is known.
    ///
    /// A checkpoint of a run holds f32 weights, and the config of the model it began with.
    public static Optional<ElementType> of(Path folder) {
        ConfigFields fields = ConfigFields.read(folder.resolve(ModelConfig.FILE_NAME));
        return FIELDS.stream()
                .flatMap(name -> fields.value(name).stream())
                .filter(JsonElement::isJsonPrimitive)
                .flatMap(value -> NAMES.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(value.getAsString()))
                        .map(Map.Entry::getKey))
                .findFirst();
    }

    /// The text of a config for weights of a type; as it is where the type is none or the one it names.
    static String written(Path config, Optional<ElementType> type) {
        ConfigFields fields = ConfigFields.read(config);
        String name = type.map(NAMES::get).orElse(null);
        boolean changed = false;
        for (String field : FIELDS) {
            Optional<JsonElement> old = fields.value(field);
            if (name != null && old.isPresent() && !old.get().equals(new JsonPrimitive(name))) {
                fields.json().addProperty(field, name);
                changed = true;
            }
        }
        if (changed) {
            return new GsonBuilder()
                            .setPrettyPrinting()
                            .serializeNulls()
                            .create()
                            .toJson(fields.json()) + "\n";
        }
        try {
            return Files.readString(config);
        } catch (IOException e) {
            throw new InputException("%s cannot be read: %s.".formatted(config, e.getMessage()), e);
        }
    }
}
