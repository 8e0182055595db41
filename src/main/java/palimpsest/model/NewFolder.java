package palimpsest.model;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import palimpsest.tensor.InputException;

/// A folder that is built beside its place and renamed, so that it appears whole or not at all. One thread.
final class NewFolder {
    private NewFolder() {}

    /// @param target a folder that does not exist or is empty
    /// @param content fills the folder it is given, which is not the target yet
    /// @throws InputException if the target is in use or cannot be written
    static void write(Path target, Consumer<Path> content) {
        Path absolute = target.toAbsolutePath().normalize();
        Path partial = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            requireFree(absolute);
            Files.createDirectories(absolute.getParent());
            FolderTree.delete(partial);
            Files.createDirectory(partial);
            content.accept(partial);
            Files.deleteIfExists(absolute);
            move(partial, absolute);
        } catch (IOException e) {
            throw new InputException(
                    "The folder %s cannot be written (%s); choose another place or allow writing there."
                            .formatted(absolute, e),
                    e);
        } finally {
            deleteLeftover(partial);
        }
    }

    private static void requireFree(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        boolean free = Files.isDirectory(target);
        if (free) {
            try (Stream<Path> content = Files.list(target)) {
                free = content.findAny().isEmpty();
            }
        }
        if (!free) {
            throw new InputException(
                    "%s exists already and is left as it is; choose a new folder for the model.".formatted(target));
        }
    }

    private static void move(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target);
        }
    }

    private static void deleteLeftover(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            // the next attempt deletes it first
        }
    }
}
