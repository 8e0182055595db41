package palimpsest.ui.fx;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Where a person last looked for each kind of thing, so that the next dialog opens there. FX thread.
public final class LastFolders {
    private final Map<Kind, StringProperty> folders = new EnumMap<>(Kind.class);

    /// What is looked for.
    public enum Kind {
        FOLDERS,
        TEXTS,
        EXPORTS
    }

    public LastFolders() {
        for (Kind kind : Kind.values()) {
            folders.put(kind, new SimpleStringProperty(""));
        }
    }

    /// Where to look; what was never looked for is sought where the last of another kind was. Empty where none is left.
    public Optional<Path> of(Kind kind) {
        return folder(kind)
                .or(() -> folders.keySet().stream()
                        .flatMap(other -> folder(other).stream())
                        .findFirst());
    }

    private Optional<Path> folder(Kind kind) {
        try {
            Path folder = Path.of(folders.get(kind).get());
            return folder.isAbsolute() && Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
        } catch (InvalidPathException ofAnotherSystem) {
            return Optional.empty();
        }
    }

    /// Something of a kind was chosen.
    public void chose(Kind kind, Path chosen) {
        Path parent = chosen.toAbsolutePath().getParent();
        if (parent != null) {
            folders.get(kind).set(parent.toString());
        }
    }

    /// Keeps all of them.
    public void keepIn(Remembered memory) {
        folders.forEach((kind, folder) -> memory.text("folders." + kind.name().toLowerCase(Locale.ROOT), folder));
    }
}
