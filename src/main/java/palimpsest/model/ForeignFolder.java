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
    /// How far below a folder a model is looked for: a cache keeps it in `snapshots/HASH`.
    private static final int DEPTH = 3;

    /// @throws InputException if the folder has no `config.json`, where it can be said what it is instead
    void refuse() {
        if (Files.isRegularFile(folder.resolve(ModelConfig.FILE_NAME))) {
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

    private List<Path> list(int depth) {
        try (Stream<Path> entries = Files.walk(folder, depth)) {
            return entries.filter(entry -> !entry.equals(folder)).sorted().toList();
        } catch (IOException e) {
            throw new InputException("The folder %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }
}
