package palimpsest.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import palimpsest.ui.fx.FileDialogs;

/// Dialogs that answer what a test set before.
public final class FakeFileDialogs implements FileDialogs {
    private Path folder;
    private List<Path> files = List.of();
    private Path picture;

    public void folder(Path answer) {
        folder = answer;
    }

    public void files(List<Path> answer) {
        files = answer;
    }

    public void picture(Path answer) {
        picture = answer;
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
    public Optional<Path> picture(String title, String suggestedName) {
        return Optional.ofNullable(picture);
    }
}
