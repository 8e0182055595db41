package palimpsest.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// What `config.json` says of a model: the parts every family has, and in `details` those of its own.
///
/// @param vocabularySize rows of the token embedding
/// @param contextLength most positions the model can see, in tokens
/// @param width features of the residual stream (`hidden_size`)
/// @param layers number of blocks
/// @param tiedHead whether the head is the token embedding itself
/// @param initializerRange standard deviation of new random weights
/// @param beginning `bos_token_id`
/// @param ends `eos_token_id`, a number or a list
public record ModelConfig(
        Family family,
        int vocabularySize,
        int contextLength,
        int width,
        int layers,
        boolean tiedHead,
        double initializerRange,
        OptionalInt beginning,
        Set<Integer> ends,
        FamilyConfig details) {
    /// The name of the file in a model folder.
    public static final String FILE_NAME = "config.json";

    private static final int DEFAULT_CONTEXT = 2048;
    private static final double DEFAULT_RANGE = 0.02;

    public ModelConfig {
        ends = Set.copyOf(ends);
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
        Family family = Family.of(fields, architecture(fields), fields.text("model_type", ""));
        int contextLength = fields.size("max_position_embeddings", DEFAULT_CONTEXT);
        requireFullAttention(fields, contextLength);
        return new ModelConfig(
                family,
                fields.size("vocab_size"),
                contextLength,
                fields.size("hidden_size"),
                fields.size("num_hidden_layers"),
                fields.flag("tie_word_embeddings", false),
                fields.number("initializer_range", DEFAULT_RANGE),
                fields.ids("bos_token_id").stream().mapToInt(Integer::intValue).findFirst(),
                fields.ids("eos_token_id"),
                family.parse(fields));
    }

    private static String architecture(ConfigFields fields) {
        JsonElement names = fields.value("architectures").orElseGet(JsonArray::new);
        if (!(names instanceof JsonArray list)) {
            throw fields.wrong("architectures", "a list of names");
        }
        return list.isEmpty() ? "" : list.get(0).getAsString();
    }

    private static void requireFullAttention(ConfigFields fields, int contextLength) {
        if (fields.flag("use_sliding_window", true) && fields.size("sliding_window", contextLength) < contextLength) {
            throw new InputException(("%s asks for attention over a sliding window of %s tokens, which is not supported "
                            + "so far; take a model without it.")
                    .formatted(fields.file(), fields.json().get("sliding_window")));
        }
    }

    /// The config's Llama part, for the family's own graph.
    public LlamaConfig llama() {
        return switch (details) {
            case LlamaConfig llama -> llama;
        };
    }

    /// The trainable weights by Hugging Face name with their extents, in the order of the layers.
    public SequencedMap<String, Shape> weightShapes() {
        return details.weightShapes(this);
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
        json.addProperty("vocab_size", vocabularySize);
        json.addProperty("max_position_embeddings", contextLength);
        json.addProperty("hidden_size", width);
        json.addProperty("num_hidden_layers", layers);
        json.addProperty("tie_word_embeddings", tiedHead);
        json.addProperty("initializer_range", initializerRange);
        beginning.ifPresent(id -> json.addProperty("bos_token_id", id));
        if (ends.size() == 1) {
            json.addProperty("eos_token_id", ends.iterator().next());
        } else if (!ends.isEmpty()) {
            JsonArray ids = new JsonArray();
            ends.stream().sorted().forEach(ids::add);
            json.add("eos_token_id", ids);
        }
        details.addTo(json, this);
        json.addProperty("torch_dtype", "float32");
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json) + "\n";
    }
}
