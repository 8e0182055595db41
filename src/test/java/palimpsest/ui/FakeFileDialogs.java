package palimpsest.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.FileKind;
import palimpsest.ui.fx.LastFolders;
import palimpsest.ui.fx.Remembered;

/// Dialogs that answer what a test set before.
public final class FakeFileDialogs implements FileDialogs {
    private Path folder;
    private List<Path> files = List.of();
    private Path saved;
    private String suggested = "";
    private final LastFolders folders = new LastFolders();

    public void folder(Path answer) {
        folder = answer;
    }

    public void files(List<Path> answer) {
        files = answer;
    }

    public void save(Path answer) {
        saved = answer;
    }

    /// The name that was last offered for a file.
    public String suggested() {
        return suggested;
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.ofNullable(folder);
    }

    @Override
    public List<Path> files(String title) {
        return files;
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, FileKind kind) {
        suggested = suggestedName;
        return Optional.ofNullable(saved).map(kind::named);
    }

    @Override
    public void keepIn(Remembered memory) {
        folders.keepIn(memory);
    }

    /// Where each kind of thing was last looked for.
    public LastFolders folders() {
        return folders;
    }
}
