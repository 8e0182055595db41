package palimpsest.ui.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the person for files and folders. Called on the FX thread, which waits for the answer without blocking.
public interface FileDialogs {
    /// One folder; empty where the person changed their mind.
    Optional<Path> folder(String title);

    /// One or more existing text files; empty where the person changed their mind.
    List<Path> files(String title);

    /// A file to write, with the ending of its kind; empty where the person changed their mind.
    Optional<Path> save(String title, String suggestedName, FileKind kind);

    /// Keeps where each kind of thing was last looked for.
    void keepIn(Remembered memory);
}
