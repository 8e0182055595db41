package palimpsest.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import palimpsest.tensor.ElementType;
import palimpsest.tensor.HostTensor;
import palimpsest.tensor.InputException;
import palimpsest.weights.Safetensors;
import palimpsest.weights.SafetensorsWriter;
import palimpsest.weights.WeightSource;

/// LoRA adapters in folders of the PEFT layout: `adapter_config.json`, which names the base model, and
/// `adapter_model.safetensors`.
public final class AdapterFolder {
    static final String CONFIG_NAME = "adapter_config.json";
    private static final String WEIGHTS_NAME = "adapter_model.safetensors";

    private AdapterFolder() {}

    /// Whether a folder holds an adapter, and no model of its own.
    public static boolean isAdapter(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIG_NAME)) && !Files.exists(folder.resolve(ModelConfig.FILE_NAME));
    }

    /// Writes an adapter.
    ///
    /// @param base the model it belongs to
    /// @param weights f32 tensors, the adapter's under their names among them
    /// @param target a folder that does not exist or is empty
    /// @throws InputException if the target is in use or cannot be written
    public static void write(ModelFolder base, Adapter adapter, Map<String, HostTensor> weights, Path target) {
        SafetensorsWriter writer = new SafetensorsWriter();
        AdapterNames.ofWeights(adapter, base.config())
                .forEach((name, written) -> writer.add(written, weights.get(name)));
        boolean inOut = adapter.covered(base.config()).values().stream().allMatch(LinearLayer::inOut);
        String config =
                new AdapterConfig(base.folder().toString(), adapter.rank(), adapter.alpha()).toJson(adapter, inOut);
        NewFolder.write(target, folder -> {
            ModelFolderWriter.writeText(folder.resolve(CONFIG_NAME), config);
            writer.write(folder.resolve(WEIGHTS_NAME));
        });
    }

    /// Writes an adapter as a folder of its own, without what else lies beside it.
    ///
    /// @param type element type to write the weights in; empty for each weight's own
    /// @param target a folder that does not exist or is empty
    /// @throws InputException if the adapter is damaged, or the target is in use or cannot be written
    public static void copy(Path adapter, Optional<ElementType> type, Path target) {
        AdapterConfig.read(adapter.resolve(CONFIG_NAME));
        try (WeightSource source = Safetensors.open(adapter.resolve(WEIGHTS_NAME))) {
            SafetensorsWriter writer = new SafetensorsWriter();
            for (String name : source.names()) {
                writer.add(name, source, type.orElseGet(() -> source.type(name)));
            }
            NewFolder.write(target, folder -> {
                ModelFolderWriter.copy(adapter.resolve(CONFIG_NAME), folder);
                writer.write(folder.resolve(WEIGHTS_NAME));
            });
        }
    }

    /// Reads an adapter's weights into the tensors of their names.
    ///
    /// @param config of the model it belongs to
    /// @throws IllegalArgumentException if it lacks one of them or one is of another shape
    public static void read(Path folder, Adapter adapter, ModelConfig config, Map<String, HostTensor> weights) {
        try (WeightSource source = Safetensors.open(folder.resolve(WEIGHTS_NAME))) {
            AdapterNames.ofWeights(adapter, config).forEach((name, written) -> source.read(written, weights.get(name)));
        }
    }

    /// Opens an adapter as the model it makes of its base.
    ///
    /// @param folder absolute
    /// @throws InputException if the adapter or its base is damaged, missing, or not of the other
    static ModelFolder open(Path folder) {
        AdapterConfig config = AdapterConfig.read(folder.resolve(CONFIG_NAME));
        ModelFolder base = ModelFolder.open(config.baseFolder(folder));
        boolean opened = false;
        try {
            WeightSource tensors = Safetensors.open(folder.resolve(WEIGHTS_NAME));
            MergedWeights merged =
                    new MergedWeights(base.weights(), tensors, (float) (config.alpha() / config.rank()), base.config());
            merged.check(folder.resolve(WEIGHTS_NAME), config.rank());
            opened = true;
            return new ModelFolder(folder, base.files(), base.config(), merged, base.tokenizer());
        } finally {
            if (!opened) {
                base.close();
            }
        }
    }
}
