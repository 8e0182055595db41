package palimpsest.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;

/// Opens safetensors files. Opening maps the file and reads its header only; the caller closes what it opened.
public final class Safetensors {
    /// The name of a model's weights in one file.
    public static final String FILE_NAME = "model.safetensors";

    private static final String INDEX_NAME = FILE_NAME + ".index.json";
    /// Files that lie beside a model's weights and hold something else: a trainer's state, an adapter.
    private static final Set<String> BESIDE = Set.of(
            "optimizer.safetensors",
            "adapter_model.safetensors",
            "training_args.bin",
            "optimizer.bin",
            "optimizer.pt",
            "scheduler.bin",
            "scheduler.pt",
            "rng_state.pth");

    private Safetensors() {}

    /// Opens one file.
    ///
    /// @throws InputException if the file is missing, damaged, or holds an element type unknown here
    public static WeightSource open(Path file) {
        return SafetensorsFile.open(file);
    }

    /// Where in a file each tensor's elements begin, in bytes, by name.
    ///
    /// @throws InputException as [#open]
    public static Map<String, Long> offsets(Path file) {
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            Map<String, Long> offsets = new HashMap<>();
            opened.names().forEach(name -> offsets.put(name, opened.offset(name)));
            return offsets;
        }
    }

    /// Opens the weights of a model folder: `model.safetensors`, else the shards of `model.safetensors.index.json`,
    /// else the only `*.safetensors` there is.
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
        List<Path> candidates = files.stream()
                .filter(file -> name(file).endsWith(".safetensors") && !BESIDE.contains(name(file)))
                .toList();
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
        for (ForeignWeights kind : ForeignWeights.values()) {
            for (Path file : files) {
                if (ForeignWeights.of(file).filter(kind::equals).isPresent() && !BESIDE.contains(name(file))) {
                    return kind.refusal(folder, file);
                }
            }
        }
        return new InputException(
                "%s has no %s; a model folder needs its weights as safetensors.".formatted(folder, FILE_NAME));
    }

    /// Why a file that is not there cannot be opened: perhaps its weights lie beside it in another form.
    static InputException missing(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String stem = name(file).replace(".safetensors", ".");
        return Files.isDirectory(folder)
                ? files(folder).stream()
                        .filter(other -> name(other).startsWith(stem))
                        .flatMap(other -> ForeignWeights.of(other).map(kind -> kind.refusal(folder, other)).stream())
                        .findFirst()
                        .orElseGet(() -> absent(file))
                : absent(file);
    }

    private static InputException absent(Path file) {
        return new InputException("There is no file %s; check the path.".formatted(file));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new InputException("The folder %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
