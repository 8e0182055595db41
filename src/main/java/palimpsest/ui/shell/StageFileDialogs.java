package palimpsest.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import palimpsest.data.CorpusFormat;
import palimpsest.ui.fx.FileDialogs;
import palimpsest.ui.fx.FileKind;
import palimpsest.ui.fx.LastFolders;
import palimpsest.ui.fx.Remembered;

/// The system's own dialogs, over one window. Each opens where the last of its kind ended.
final class StageFileDialogs implements FileDialogs {
    private final Stage stage;
    private final LastFolders last = new LastFolders();

    StageFileDialogs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(there(LastFolders.Kind.FOLDERS));
        File folder = chooser.showDialog(stage);
        remember(LastFolders.Kind.FOLDERS, folder);
        return Optional.ofNullable(folder).map(File::toPath);
    }

    @Override
    public List<Path> files(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(there(LastFolders.Kind.TEXTS));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "Text, tables and packed rows",
                                CorpusFormat.extensions().stream()
                                        .map("*."::concat)
                                        .toList()),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        List<File> files = chooser.showOpenMultipleDialog(stage);
        if (files == null || files.isEmpty()) {
            return List.of();
        }
        remember(LastFolders.Kind.TEXTS, files.getFirst());
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, FileKind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(there(LastFolders.Kind.EXPORTS));
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.words(), "*" + kind.ending()));
        File file = chooser.showSaveDialog(stage);
        remember(LastFolders.Kind.EXPORTS, file);
        return Optional.ofNullable(file).map(File::toPath).map(kind::named);
    }

    @Override
    public void keepIn(Remembered memory) {
        last.keepIn(memory);
    }

    private File there(LastFolders.Kind kind) {
        return last.of(kind).map(Path::toFile).orElse(null);
    }

    private void remember(LastFolders.Kind kind, File chosen) {
        if (chosen != null) {
            last.chose(kind, chosen.toPath());
        }
    }
}
