package palimpsest.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import palimpsest.model.AdapterFolder;
import palimpsest.model.ModelFolder;
import palimpsest.model.ModelFolderWriter;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.weights.Safetensors;
import palimpsest.weights.WeightSource;

/// How a tuned model lies on disk: an adapter alone, in a folder of the PEFT layout; anything else as a whole model
/// folder, with what was trained in f32 and the rest as it lies in the base.
///
/// @param base the model that is tuned; stays open meanwhile
/// @param tuning what is tuned of it
record TunedFolder(ModelFolder base, Tuning tuning) {
    /// @param weights the tuned model's, by name
    /// @param target a folder that does not exist
    void write(Map<String, HostTensor> weights, Path target) {
        if (tuning.adapter().isPresent()) {
            AdapterFolder.write(base, tuning.adapter().get(), weights, target);
            return;
        }
        Map<String, HostTensor> trained = new LinkedHashMap<>(weights);
        trained.keySet().retainAll(tuning.trained().keySet());
        ModelFolderWriter.writeTuned(base.withConfig(tuning.config()), trained, Optional.of(ElementType.F32), target);
    }

    /// Reads what was trained.
    ///
    /// @throws IllegalArgumentException if the folder is of another model or method
    void read(Path folder, Map<String, HostTensor> weights) {
        if (tuning.adapter().isPresent()) {
            AdapterFolder.read(folder, tuning.adapter().get(), base.config(), weights);
            return;
        }
        try (WeightSource model = Safetensors.open(ModelFolderWriter.weights(folder))) {
            tuning.trained().keySet().forEach(name -> model.read(name, weights.get(name)));
        }
    }
}
