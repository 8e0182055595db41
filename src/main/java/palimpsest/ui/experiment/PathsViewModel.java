package palimpsest.ui.experiment;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.tensor.InputException;

/// A list of files that a plan may name but need not.
public final class PathsViewModel {
    private final String label;
    private final boolean several;
    private final ReadOnlyObjectWrapper<List<Path>> paths = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    PathsViewModel(String label, boolean several) {
        this.label = label;
        this.several = several;
    }

    public String label() {
        return label;
    }

    public ReadOnlyObjectProperty<List<Path>> paths() {
        return paths.getReadOnlyProperty();
    }

    /// What is wrong, in a sentence; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Takes files, and for a folder the text files in it.
    public void choose(List<Path> chosen) {
        try {
            List<Path> texts = DroppedFiles.texts(chosen);
            if (texts.size() > 1 && !several) {
                problem.set(label + ": choose one file, not " + texts.size() + ".");
            } else if (!texts.isEmpty()) {
                set(texts);
            }
        } catch (InputException refused) {
            problem.set(refused.getMessage());
        }
    }

    public void clear() {
        set(List.of());
    }

    void set(List<Path> files) {
        problem.set("");
        paths.set(List.copyOf(files));
    }

    void tell(String message) {
        problem.set(message);
    }
}
