package palimpsest.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;

/// Opens safetensors files. Opening maps the file and reads its header only; the caller closes what it opened.
public final class Safetensors {
    /// The name of a model's weights in one file.
    public static final String FILE_NAME = "model.safetensors";

    private static final String INDEX_NAME = FILE_NAME + ".index.json";

    private Safetensors() {}

    /// Opens one file.
    ///
    /// @throws InputException if the file is missing, damaged, or holds an element type unknown here
    public static WeightSource open(Path file) {
        return SafetensorsFile.open(file);
    }

    /// Opens the weights of a model folder: `model.safetensors`, else the shards of `model.safetensors.index.json`,
    /// else
    /// the only `*.safetensors` there is.
    ///
    /// @throws InputException if there are none, they are ambiguous, or any of them is damaged
    public static WeightSource openFolder(Path folder) {
        if (Files.isRegularFile(folder.resolve(FILE_NAME))) {
            return open(folder.resolve(FILE_NAME));
        }
        if (Files.isRegularFile(folder.resolve(INDEX_NAME))) {
            return ShardedWeights.open(folder.resolve(INDEX_NAME));
        }
        List<Path> files = files(folder);
        List<Path> candidates =
                files.stream().filter(file -> hasEnding(file, ".safetensors")).toList();
        return switch (candidates.size()) {
            case 0 -> throw noWeights(folder, files);
            case 1 -> open(candidates.getFirst());
            default ->
                throw new InputException(
                        "%s has %d safetensors files and no %s to say how they belong together; fetch the index too."
                                .formatted(folder, candidates.size(), INDEX_NAME));
        };
    }

    private static InputException noWeights(Path folder, List<Path> files) {
        for (Path file : files) {
            if (hasEnding(file, ".bin") || hasEnding(file, ".pt") || hasEnding(file, ".pth")) {
                return new InputException(
                        ("%s holds its weights only as %s, a Python pickle, which can run any code when "
                                        + "it is opened and so is not read here. Convert it in Python with "
                                        + "save_pretrained(folder, safe_serialization=True), or fetch its %s.")
                                .formatted(folder, file.getFileName(), FILE_NAME));
            }
            if (hasEnding(file, ".gguf")) {
                return new InputException(("%s holds its weights only as %s; GGUF is made for running a model and is "
                                + "mostly quantised, so it cannot be trained here. Fetch the original model with its "
                                + "%s.")
                        .formatted(folder, file.getFileName(), FILE_NAME));
            }
        }
        return new InputException(
                "%s has no %s; a model folder needs its weights as safetensors.".formatted(folder, FILE_NAME));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new InputException("The folder %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.getFileName().toString().endsWith(ending);
    }
}
