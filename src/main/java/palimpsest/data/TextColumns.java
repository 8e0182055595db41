package palimpsest.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which column of a table, or field of its JSON objects, is the text, where a person chose one. A file without a
/// choice is understood by the names of its columns; see [JsonRow].
///
/// @param chosen the column by file, in absolute and normalized paths
public record TextColumns(Map<Path, String> chosen) {
    public TextColumns {
        Map<Path, String> absolute = new LinkedHashMap<>();
        chosen.forEach((file, column) -> absolute.put(key(file), column));
        chosen = Map.copyOf(absolute);
    }

    /// No choice for any file.
    public static TextColumns none() {
        return new TextColumns(Map.of());
    }

    /// The column chosen for a file.
    public Optional<String> of(Path file) {
        return Optional.ofNullable(chosen.get(key(file)));
    }

    /// These choices with another for one file; empty takes its choice back.
    public TextColumns with(Path file, Optional<String> column) {
        Map<Path, String> changed = new LinkedHashMap<>(chosen);
        column.ifPresentOrElse(name -> changed.put(key(file), name), () -> changed.remove(key(file)));
        return new TextColumns(changed);
    }

    /// Only the choices for some files.
    public TextColumns among(List<Path> files) {
        Map<Path, String> kept = new LinkedHashMap<>(chosen);
        kept.keySet().retainAll(files.stream().map(TextColumns::key).toList());
        return new TextColumns(kept);
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
