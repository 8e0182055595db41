package palimpsest.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.history.RunFolder;
import palimpsest.tensor.InputException;

/// Where a new run's folder can be made.
final class FreePlace {
    private FreePlace() {}

    /// @throws InputException if the folder holds a run, or cannot be made or written
    static void require(Path folder) {
        if (new RunFolder(folder).holdsRun()) {
            throw new InputException(
                    "%s holds a run already; resume that one, or name another folder.".formatted(folder));
        }
        Path parent = folder;
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent != null && !Files.isDirectory(parent)) {
            throw new InputException(
                    parent.equals(folder)
                            ? "%s is a file, not a folder. Choose another folder for the run.".formatted(folder)
                            : "%s cannot be made, because %s is a file. Choose another folder for the run."
                                    .formatted(folder, parent));
        }
        if (parent == null || !Files.isWritable(parent)) {
            throw new InputException("%s cannot be written. Choose another folder for the run.".formatted(folder));
        }
    }
}
