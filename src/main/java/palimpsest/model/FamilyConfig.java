package palimpsest.model;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.tensor.Shape;

/// What a config says of a model's shape, for one family.
public sealed interface FamilyConfig permits GatedConfig, Gpt2Config, GptNeoConfig, GptNeoXConfig, OnnxConfig {
    /// Number of token ids, rows of the token embedding.
    int vocabulary();

    /// Hidden size: features of the residual stream.
    int width();

    /// Transformer blocks.
    int blocks();

    /// Most positions the model can see, in tokens.
    int context();

    /// Whether the head is the token embedding itself.
    boolean tiedHead();

    /// This config with a head of its own, whose weight is called [#headName]; itself where it has one already.
    FamilyConfig untied();

    /// This config with some of its blocks and a smaller vocabulary, to see what each costs; empty for a graph that
    /// cannot be cut.
    ///
    /// @param blocks numbers of the blocks, from the bottom; one may come several times
    /// @param vocabulary number of token ids
    Optional<FamilyConfig> excerpt(List<Integer> blocks, int vocabulary);

    /// How many tokens a query of a block sees, 0 for all.
    default int window(int block) {
        return 0;
    }

    /// The trainable weights by Hugging Face name with their extents, in the order of the blocks. A tied head has no
    /// entry.
    default SequencedMap<String, Shape> weightShapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        decoder(1, 1).weights().forEach((name, weight) -> shapes.put(name, weight.shape()));
        return shapes;
    }

    /// The scale of a norm that leaves features as they are: 1, or 0 where scales are counted from 1.
    default float normStart() {
        return 1;
    }

    /// This config with the weights called as in files that hold these names, for families that have more than one way.
    default FamilyConfig named(Set<String> names) {
        return this;
    }

    /// Whether a name is a buffer that some files carry though it is computed, not learned.
    boolean isBuffer(String name);

    /// Name of the token embedding `[vocabulary, width]`.
    String embeddingName();

    /// Name of the head `[vocabulary, width]`, where it is not tied to the embedding.
    String headName();

    /// Writes the family's blocks into an empty graph and completes it.
    DecoderGraph build(DecoderGraph graph);

    /// The forward graph over `batch` rows of `time` tokens.
    default DecoderGraph decoder(int batch, int time) {
        return decoder(batch, time, Optional.empty());
    }

    /// As [#decoder(int, int)], with adapters beside linear layers.
    default DecoderGraph decoder(int batch, int time, Optional<Adapter> adapter) {
        return build(new DecoderGraph(batch, time, 0, adapter));
    }

    /// The forward graph over `time` new tokens of each of `batch` rows, which go on from a cache of `capacity` tokens.
    default DecoderGraph cachedDecoder(int batch, int time, int capacity) {
        return build(new DecoderGraph(batch, time, capacity, Optional.empty()));
    }

    /// Adds the fields of `config.json`.
    void addTo(JsonObject json);
}
