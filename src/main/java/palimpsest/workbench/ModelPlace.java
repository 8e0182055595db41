package palimpsest.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.history.RunFolder;
import palimpsest.tensor.InputException;
import palimpsest.weights.ForeignWeights;

/// Where the model lies that a person means by a path: a model folder as it is, a file of one by its folder, a run by
/// the checkpoint that is its result: the best where it keeps one, else the latest.
///
/// @param folder the folder to open; the path itself where it stands for nothing else
/// @param note what was followed, in a sentence; empty where the path was the folder
public record ModelPlace(Path folder, String note) {
    private static final String WEIGHTS = ".safetensors";
    private static final String CONFIGURATION = "config.json";

    /// @throws InputException if the path is a run without a checkpoint
    public static ModelPlace of(Path given) {
        if (Files.isRegularFile(given)) {
            return new ModelPlace(isPart(given) ? given.toAbsolutePath().getParent() : given, "");
        }
        Path absolute = given.toAbsolutePath().normalize();
        RunFolder run = new RunFolder(absolute.endsWith("checkpoints") ? absolute.getParent() : absolute);
        if (!run.holdsRun() || Files.isRegularFile(absolute.resolve(CONFIGURATION))) {
            return new ModelPlace(given, "");
        }
        Path result = run.result()
                .orElseThrow(() -> new InputException(
                        ("%s is a run without a checkpoint so far, so it has no model yet; resume it, or choose the "
                                        + "model it began with.")
                                .formatted(run.root())));
        boolean latest = run.latestCheckpoint().filter(result::equals).isPresent();
        return new ModelPlace(
                result,
                "%s is a run; the model is its %s checkpoint, %s."
                        .formatted(run.root().getFileName(), latest ? "latest" : "best", result.getFileName()));
    }

    /// Whether a file holds a model's weights, in a form that can be opened or in another one.
    public static boolean isWeights(Path file) {
        return file.toString().endsWith(WEIGHTS) || ForeignWeights.of(file).isPresent();
    }

    private static boolean isPart(Path file) {
        return file.endsWith(CONFIGURATION)
                || file.toString().endsWith(WEIGHTS)
                || file.toString().endsWith(WEIGHTS + ".index.json");
    }
}
