package palimpsest.ui.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.data.CorpusFormat;
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
    /// How deep texts are looked for in a folder, and how many are taken for a mistake.
    private static final int DEPTH = 4;

    private static final int MOST = 1_000;
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

    /// Files as they are, and for a folder the text files in it and in the folders there, by name.
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
        try (Stream<Path> entries = Files.walk(folder, DEPTH)) {
            List<Path> found = entries.filter(DroppedFiles::isText)
                    .sorted()
                    .limit(MOST + 1)
                    .toList();
            if (found.size() > MOST) {
                throw new InputException("The folder %s holds more than %,d texts. Drop folders in it one by one."
                        .formatted(folder, MOST));
            }
            if (found.isEmpty()) {
                throw new InputException("The folder " + folder
                        + " holds neither a model (config.json or model.onnx) nor text (such as .txt, .md, .jsonl,"
                        + " .csv, .parquet). Drop a folder that does, or files.");
            }
            return found;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new InputException(
                    "The folder " + folder + " cannot be read. Check that it exists and that you may read it.",
                    unreadable);
        }
    }

    private static boolean isText(Path path) {
        return CorpusFormat.known(path) && !isHidden(path) && Files.isRegularFile(path);
    }

    /// A file that its name hides, such as what a desktop leaves behind.
    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
