package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.SequencedMap;
import palimpsest.tensor.Shape;

/// What only one family of models has in its config. GPT-2 and GPT-NeoX will have theirs beside Llama's.
public sealed interface FamilyConfig permits LlamaConfig {
    /// The trainable weights by Hugging Face name with their extents, in the order of the layers. A tied head has no entry.
    SequencedMap<String, Shape> weightShapes(ModelConfig config);

    /// Whether a name is a buffer that some files carry though it is computed, not learned.
    boolean isBuffer(String name);

    /// Name of the token embedding `[vocabulary, width]`.
    String embeddingName();

    /// Name of the head `[vocabulary, width]`, where it is not tied to the embedding.
    String headName();

    /// Adds the family's fields of `config.json`.
    void addTo(JsonObject json, ModelConfig config);
}
