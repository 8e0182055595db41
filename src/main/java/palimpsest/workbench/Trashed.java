package palimpsest.workbench;

import java.nio.file.Path;
import java.util.Optional;

/// What was put into the system's trash.
///
/// @param from where it lay
/// @param now where it lies; empty where only the system can put it back
/// @param note what tells the system where it lay; empty where there is none
public record Trashed(Path from, Optional<Path> now, Optional<Path> note) {
    /// Whether the program itself can put it back.
    public boolean canReturn() {
        return now.isPresent();
    }
}
