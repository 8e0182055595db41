package palimpsest.ui.fx;

import java.nio.file.Path;

/// Writes a file that a person asked for, for those who know nothing of runs. Any thread.
public final class SavedFile {
    private SavedFile() {}

    public static void write(Path file, String content) {
        palimpsest.history.SavedFile.write(file, content);
    }

    /// As [palimpsest.history.SavedFile#write(Path, byte\[\])].
    public static void write(Path file, byte[] content) {
        palimpsest.history.SavedFile.write(file, content);
    }
}
