package palimpsest.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import palimpsest.tensor.InputException;
import palimpsest.tensor.Shape;

/// Low-rank adapters beside some linear layers of a model (LoRA, arXiv 2106.09685): y = W x + alpha / rank · B A x,
/// with A as [rank, in] and B as [out, rank].
///
/// A layer NAME has the weights `NAME.lora_A.weight` and `NAME.lora_B.weight`.
///
/// @param rank rows of A
/// @param alpha numerator of the scale
/// @param projections last parts of the names of the layers that have one
public record Adapter(int rank, double alpha, Set<String> projections) {
    /// What the families call the linear layers that make queries, keys and values.
    private static final List<String> ATTENTION_INPUTS =
            List.of("q_proj", "k_proj", "v_proj", "c_attn", "query_key_value");

    public Adapter {
        projections = Set.copyOf(projections);
    }

    /// An adapter of a model.
    ///
    /// @param projections last parts of layer names; empty for those that make the attention's queries, keys and values
    /// @throws InputException if the model has no such layer or the rank is none of its layers'
    public static Adapter of(ModelConfig config, int rank, double alpha, List<String> projections) {
        SequencedMap<String, LinearLayer> layers = layers(config);
        Set<String> known = new TreeSet<>();
        layers.keySet().forEach(layer -> known.add(projection(layer)));
        if (known.isEmpty()) {
            throw new InputException(
                    "LoRA needs the names of a model's linear layers, which an ONNX file does not keep; "
                            + "train the last blocks or the head, or take the model in its Hugging Face folder.");
        }
        List<String> wanted = projections.isEmpty()
                ? ATTENTION_INPUTS.stream().filter(known::contains).toList()
                : projections;
        for (String each : wanted) {
            if (!known.contains(each)) {
                throw new InputException("The model has no projection %s for LoRA; it has %s."
                        .formatted(each, String.join(", ", known)));
            }
        }
        if (wanted.isEmpty()) {
            throw new InputException(
                    "Name the projections for LoRA; the model has %s.".formatted(String.join(", ", known)));
        }
        Adapter adapter = new Adapter(rank, alpha, Set.copyOf(wanted));
        long most = adapter.covered(config).values().stream()
                .mapToLong(layer -> Math.min(layer.in(), layer.out()))
                .min()
                .orElseThrow();
        if (rank < 1 || rank > most) {
            throw new InputException(
                    "The LoRA rank must be from 1 to %,d, the smaller extent of the smallest layer, not %,d."
                            .formatted(most, rank));
        }
        return adapter;
    }

    /// What B A is multiplied by.
    public float scale() {
        return (float) (alpha / rank);
    }

    /// Whether a layer has an adapter.
    public boolean covers(String layer) {
        return projections.contains(projection(layer));
    }

    /// The layers that have an adapter, by name, in the order of the blocks.
    public SequencedMap<String, LinearLayer> covered(ModelConfig config) {
        SequencedMap<String, LinearLayer> covered = layers(config);
        covered.keySet().removeIf(layer -> !covers(layer));
        return covered;
    }

    /// The adapters' weights by name with their extents.
    public SequencedMap<String, Shape> weightShapes(ModelConfig config) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        for (Map.Entry<String, LinearLayer> layer : covered(config).entrySet()) {
            shapes.put(a(layer.getKey()), Shape.of(rank, layer.getValue().in()));
            shapes.put(b(layer.getKey()), Shape.of(layer.getValue().out(), rank));
        }
        return shapes;
    }

    /// Name of a layer's A.
    public static String a(String layer) {
        return layer + ".lora_A.weight";
    }

    /// Name of a layer's B.
    public static String b(String layer) {
        return layer + ".lora_B.weight";
    }

    static SequencedMap<String, LinearLayer> layers(ModelConfig config) {
        return new LinkedHashMap<>(config.decoder(1, 1).layers());
    }

    private static String projection(String layer) {
        return layer.substring(layer.lastIndexOf('.') + 1);
    }
}
