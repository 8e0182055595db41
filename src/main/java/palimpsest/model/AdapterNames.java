package palimpsest.model;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What PEFT calls an adapter's weights: by the place of the layer in Hugging Face's model with its head, whatever the
/// base's own files leave out of that name.
final class AdapterNames {
    private static final String PREFIX = "base_model.model.";

    private AdapterNames() {}

    /// For each linear layer of a model what PEFT calls it.
    static SequencedMap<String, String> ofLayers(ModelConfig config) {
        Iterator<String> full = Adapter.layers(config.named(Set.of())).keySet().iterator();
        SequencedMap<String, String> names = new LinkedHashMap<>();
        for (String layer : Adapter.layers(config).keySet()) {
            names.put(layer, PREFIX + full.next());
        }
        return names;
    }

    /// For each of an adapter's weights what PEFT calls it.
    static SequencedMap<String, String> ofWeights(Adapter adapter, ModelConfig config) {
        SequencedMap<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, String> layer : ofLayers(config).entrySet()) {
            if (adapter.covers(layer.getKey())) {
                names.put(Adapter.a(layer.getKey()), Adapter.a(layer.getValue()));
                names.put(Adapter.b(layer.getKey()), Adapter.b(layer.getValue()));
            }
        }
        return names;
    }
}
