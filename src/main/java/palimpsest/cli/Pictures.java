package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;

/// Draws what a run shows.
@FunctionalInterface
public interface Pictures {
    /// Writes the plots and the heatmap of a run as PNG files.
    ///
    /// @return the files written
    List<Path> write(Path runFolder);
}
