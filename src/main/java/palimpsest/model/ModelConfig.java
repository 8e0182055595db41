package palimpsest.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// What `config.json` says of a model.
///
/// @param details the model's shape, in the terms of its family
/// @param initializerRange standard deviation of new random weights
/// @param beginning `bos_token_id`
/// @param ends `eos_token_id`, a number or a list
public record ModelConfig(
        Family family, FamilyConfig details, double initializerRange, OptionalInt beginning, Set<Integer> ends) {
    /// The name of the file in a model folder.
    public static final String FILE_NAME = "config.json";

    private static final double DEFAULT_RANGE = 0.02;

    public ModelConfig {
        ends = Set.copyOf(ends);
    }

    /// The config of a new model with a standard deviation of 0.02.
    public static ModelConfig of(FamilyConfig details, OptionalInt beginning, Set<Integer> ends) {
        return new ModelConfig(Family.of(details), details, DEFAULT_RANGE, beginning, ends);
    }

    /// Reads a `config.json`.
    ///
    /// @throws InputException if the file is missing, broken, of an unknown architecture, or asks for something not
    ///     supported
    public static ModelConfig read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    "%s has no %s, so it is not a model folder; choose the folder that holds the model's files."
                            .formatted(file.toAbsolutePath().getParent(), FILE_NAME));
        }
        ConfigFields fields = ConfigFields.read(file);
        Quantisation.requireNone(fields);
        Family family = Family.of(fields, architecture(fields), fields.text("model_type", ""));
        return new ModelConfig(
                family,
                family.parse(fields),
                fields.number("initializer_range", DEFAULT_RANGE),
                fields.ids("bos_token_id").stream().mapToInt(Integer::intValue).findFirst(),
                fields.ids("eos_token_id"));
    }

    private static String architecture(ConfigFields fields) {
        JsonElement names = fields.value("architectures").orElseGet(JsonArray::new);
        if (!(names instanceof JsonArray list) || list.asList().stream().anyMatch(name -> !name.isJsonPrimitive())) {
            throw fields.wrong("architectures", "a list of names");
        }
        return list.isEmpty() ? "" : list.get(0).getAsString();
    }

    /// This config with the weights called as in files that hold these names.
    ModelConfig named(Set<String> names) {
        return new ModelConfig(family, details.named(names), initializerRange, beginning, ends);
    }

    /// This config with a head of its own, for a head that is trained apart from the embedding it was tied to.
    public ModelConfig untied() {
        return new ModelConfig(family, details.untied(), initializerRange, beginning, ends);
    }

    /// As [FamilyConfig#excerpt].
    public Optional<ModelConfig> excerpt(List<Integer> blocks, int vocabulary) {
        return details.excerpt(blocks, vocabulary)
                .map(some -> new ModelConfig(family, some, initializerRange, beginning, ends));
    }

    /// What kind of model it is, for a person: its type, and of an ONNX file the version of its operators.
    public String kind() {
        return details instanceof OnnxConfig onnx
                ? "ONNX, opset " + onnx.model().opset()
                : family.modelType();
    }

    /// The forward graph over `batch` rows of `time` tokens.
    public DecoderGraph decoder(int batch, int time) {
        return details.decoder(batch, time);
    }

    /// As [#decoder(int, int)], with adapters beside linear layers.
    public DecoderGraph decoder(int batch, int time, Optional<Adapter> adapter) {
        return details.decoder(batch, time, adapter);
    }

    /// The forward graph over `time` new tokens of each of `batch` rows, which go on from a cache of `capacity` tokens.
    public DecoderGraph cachedDecoder(int batch, int time, int capacity) {
        return details.cachedDecoder(batch, time, capacity);
    }

    /// Number of token ids, rows of the token embedding.
    public int vocabulary() {
        return details.vocabulary();
    }

    /// Most positions the model can see, in tokens.
    public int context() {
        return details.context();
    }

    /// Whether the head is the token embedding itself.
    public boolean tiedHead() {
        return details.tiedHead();
    }

    /// The trainable weights by Hugging Face name with their extents, in the order of the blocks.
    public SequencedMap<String, Shape> weightShapes() {
        return details.weightShapes();
    }

    /// Number of trainable numbers; a tied head counts once.
    public long parameterCount() {
        return weightShapes().values().stream().mapToLong(Shape::size).sum();
    }

    /// The text of a `config.json` for a new model of this config in f32.
    String toJson() {
        JsonObject json = new JsonObject();
        JsonArray architectures = new JsonArray();
        architectures.add(family.architecture());
        json.add("architectures", architectures);
        json.addProperty("model_type", family.modelType());
        details.addTo(json);
        json.addProperty("initializer_range", initializerRange);
        beginning.ifPresent(id -> json.addProperty("bos_token_id", id));
        if (ends.size() == 1) {
            json.addProperty("eos_token_id", ends.iterator().next());
        } else if (!ends.isEmpty()) {
            JsonArray ids = new JsonArray();
            ends.stream().sorted().forEach(ids::add);
            json.add("eos_token_id", ids);
        }
        json.addProperty("torch_dtype", "float32");
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json) + "\n";
    }
}
