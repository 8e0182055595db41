package palimpsest.ui.shell;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Locale;

/// Shows a folder where the person looks at folders.
@FunctionalInterface
public interface FolderOpener {
    /// @throws IOException where this system has nothing that shows folders
    void open(Path folder) throws IOException;

    /// The system's own.
    static FolderOpener system() {
        return folder -> new ProcessBuilder(command(System.getProperty("os.name")), folder.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /// The program of a system that shows folders.
    static String command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "explorer" : name.startsWith("mac") ? "open" : "xdg-open";
    }
}
