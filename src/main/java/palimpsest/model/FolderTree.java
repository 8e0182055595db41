package palimpsest.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder and all that is in it.
public final class FolderTree {
    private FolderTree() {}

    /// Deletes it; does nothing where there is none.
    ///
    /// @throws IOException if something in it cannot be deleted; what was deleted before stays deleted
    public static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> entries = Files.walk(place)) {
            deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.delete(entry);
        }
    }
}
