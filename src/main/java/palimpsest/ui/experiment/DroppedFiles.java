package palimpsest.ui.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import palimpsest.history.RunFolder;
import palimpsest.tensor.InputException;
import palimpsest.workbench.ModelPlace;

/// What a person dropped, sorted by what it can be.
///
/// @param model a folder with a `config.json`, an ONNX file or a folder with one, or a file of weights that lies in
/// none
/// @param run a folder with a `plan.json`, or the `.palimpsest` file of one
/// @param texts text files, and those that lie in the other folders
public record DroppedFiles(Optional<Path> model, Optional<Path> run, List<Path> texts) {
    private static final Set<String> TEXT_ENDINGS = Set.of(".txt", ".jsonl", ".csv", ".npy");
    /// What a folder with a model holds, or with an adapter, which opens as one.
    private static final List<String> CONFIGURATIONS = List.of("config.json", "adapter_config.json");

    private static final String ONNX = ".onnx";

    /// Looks at names only, not into files.
    public static DroppedFiles sort(List<Path> dropped) {
        Optional<Path> model = Optional.empty();
        Optional<Path> run = Optional.empty();
        List<Path> others = new ArrayList<>();
        for (Path path : dropped) {
            Optional<Path> folder = modelFolder(path);
            Optional<Path> recorded = runFolder(path);
            if (recorded.isPresent()) {
                run = recorded;
            } else if (folder.isPresent()) {
                model = folder;
            } else if (ModelPlace.isWeights(path) || isOnnx(path)) {
                model = Optional.of(path);
            } else {
                others.add(path);
            }
        }
        return new DroppedFiles(model, run, others.isEmpty() ? List.of() : texts(others));
    }

    private static Optional<Path> runFolder(Path path) {
        Path folder = path.toString().endsWith(RunFolder.OPENER_ENDING)
                ? path.toAbsolutePath().getParent()
                : path;
        return Optional.of(folder).filter(there -> new RunFolder(there).holdsRun());
    }

    private static boolean isOnnx(Path path) {
        return path.toString().endsWith(ONNX) || Files.exists(path.resolve("model" + ONNX));
    }

    /// The model folder that a folder is, or that a file of it lies in; empty where it is none.
    static Optional<Path> modelFolder(Path path) {
        boolean part = CONFIGURATIONS.stream().anyMatch(path::endsWith)
                || path.toString().endsWith(".safetensors");
        Path folder = part ? path.toAbsolutePath().getParent() : path;
        boolean model = CONFIGURATIONS.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
        return model ? Optional.of(folder) : Optional.empty();
    }

    /// Files as they are, and for a folder the text files directly in it, by name.
    static List<Path> texts(List<Path> dropped) {
        List<Path> texts = new ArrayList<>();
        for (Path path : dropped) {
            if (Files.isDirectory(path)) {
                texts.addAll(inside(path));
            } else {
                texts.add(path);
            }
        }
        return texts;
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found = entries.filter(DroppedFiles::isText).sorted().toList();
            if (found.isEmpty()) {
                throw new InputException("The folder " + folder
                        + " holds neither a model (config.json or model.onnx) nor text (.txt, .jsonl, .csv or .npy)."
                        + " Drop a folder that does, or files.");
            }
            return found;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new InputException(
                    "The folder " + folder + " cannot be read. Check that it exists and that you may read it.",
                    unreadable);
        }
    }

    private static boolean isText(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && TEXT_ENDINGS.stream().anyMatch(name::endsWith);
    }
}
