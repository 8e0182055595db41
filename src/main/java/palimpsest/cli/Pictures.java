package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;

/// Draws what runs show.
@FunctionalInterface
public interface Pictures {
    /// Writes the plots of some runs, all in the same, and the heatmap of each as PNG files.
    ///
    /// @param folder where to write
    /// @return the files written
    List<Path> write(List<Path> runFolders, Path folder);
}
