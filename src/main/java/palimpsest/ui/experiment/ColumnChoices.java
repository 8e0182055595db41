package palimpsest.ui.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.data.TextColumns;

/// The columns chosen for files of the form, also of those that no card shows any more.
final class ColumnChoices {
    private static final String DRAFT = "column of ";

    private final ReadOnlyObjectWrapper<TextColumns> columns = new ReadOnlyObjectWrapper<>(TextColumns.none());

    ReadOnlyObjectProperty<TextColumns> columns() {
        return columns.getReadOnlyProperty();
    }

    void choose(Path file, Optional<String> column) {
        columns.set(columns.get().with(file, column));
    }

    /// Takes over the choices of a plan.
    void show(TextColumns chosen) {
        TextColumns all = columns.get();
        for (Map.Entry<Path, String> entry : chosen.chosen().entrySet()) {
            all = all.with(entry.getKey(), Optional.of(entry.getValue()));
        }
        columns.set(all);
    }

    Map<String, String> draft() {
        Map<String, String> texts = new LinkedHashMap<>();
        columns.get().chosen().forEach((file, column) -> texts.put(DRAFT + file, column));
        return texts;
    }

    void restore(Map<String, String> texts) {
        texts.forEach((name, column) -> {
            if (name.startsWith(DRAFT)) {
                try {
                    choose(Path.of(name.substring(DRAFT.length())), Optional.of(column));
                } catch (InvalidPathException damaged) {
                    // A file of another system; there is nothing to choose in it here.
                }
            }
        });
    }
}
