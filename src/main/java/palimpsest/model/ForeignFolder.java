package palimpsest.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;
import palimpsest.weights.ForeignWeights;

/// Says what a folder without a usable `config.json` is, so that a person learns more than that it is no model.
record ForeignFolder(Path folder) {
    private static final String ADAPTER = "adapter_config.json";
    /// How far below a folder a model is looked for: a cache keeps it in `snapshots/HASH`.
    private static final int DEPTH = 3;

    /// @throws InputException if the folder is an adapter, or has no `config.json`, saying what it is instead
    void refuse() {
        boolean config = Files.isRegularFile(folder.resolve(ModelConfig.FILE_NAME));
        if (Files.isRegularFile(folder.resolve(ADAPTER)) && !(config && holdsWeights())) {
            throw adapter();
        }
        if (config) {
            return;
        }
        for (Path file : list(1)) {
            Optional<ForeignWeights> kind = ForeignWeights.of(file);
            if (kind.isPresent() && Files.isRegularFile(file)) {
                throw kind.get().refusal(file);
            }
        }
        List<Path> below = list(DEPTH).stream()
                .filter(path -> path.endsWith(ModelConfig.FILE_NAME))
                .map(Path::getParent)
                .toList();
        if (!below.isEmpty()) {
            throw new InputException("%s has no %s itself, but the folder %s in it has; choose that one."
                    .formatted(folder, ModelConfig.FILE_NAME, folder.relativize(below.getFirst())));
        }
    }

    private InputException adapter() {
        String base = ConfigFields.read(folder.resolve(ADAPTER)).text("base_model_name_or_path", "");
        return new InputException(("%s is an adapter%s, not a model; choose the model it belongs to, or merge the two "
                        + "(merge_and_unload in peft) and save the result.")
                .formatted(folder, base.isEmpty() ? "" : " of the model " + base));
    }

    private boolean holdsWeights() {
        return list(1).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .anyMatch(name -> name.startsWith("model") && name.endsWith(".safetensors"));
    }

    private List<Path> list(int depth) {
        try (Stream<Path> entries = Files.walk(folder, depth)) {
            return entries.filter(entry -> !entry.equals(folder)).sorted().toList();
        } catch (IOException e) {
            throw new InputException("The folder %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }
}
