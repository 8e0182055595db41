package palimpsest.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.workbench.RunSummary;
import palimpsest.workbench.Workbench;

/// The runs below one folder, latest first.
public final class RunsViewModel {
    private final Workbench workbench;
    private Path below;
    private final Executor fx;
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Path>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private List<Integer> colors = List.of();
    private int ticket;

    /// @param below the folder in which run folders are looked for
    /// @param fx runs what it is given on the FX thread
    public RunsViewModel(Workbench workbench, Path below, Executor fx) {
        this.workbench = workbench;
        this.below = below;
        this.fx = fx;
    }

    public ObservableList<RunRow> rows() {
        return rows;
    }

    /// Folders of the runs that the window shows.
    public ReadOnlyObjectProperty<List<Path>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// What is wrong, in a sentence; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Looks in another folder from now on.
    public void look(Path folder) {
        below = folder;
        refresh();
    }

    /// Looks again.
    public void refresh() {
        refresh(found -> {});
    }

    /// Looks again and then hands over what was found.
    public void refresh(Consumer<List<RunSummary>> then) {
        int mine = ++ticket;
        workbench
                .runs(below)
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (mine == ticket) {
                                answered(found, failure);
                                then.accept(failure == null ? found : List.of());
                            }
                        },
                        fx);
    }

    /// Marks the runs that the window shows.
    ///
    /// @param colors the index of the colour of each
    public void showing(List<Path> folders, List<Integer> colors) {
        this.colors = List.copyOf(colors);
        shown.set(List.copyOf(folders));
    }

    /// Index of the colour of a run that is shown.
    public int color(Path folder) {
        int place = shown.get().indexOf(folder);
        return place < 0 ? 0 : colors.get(place);
    }

    private void answered(List<RunSummary> found, Throwable failure) {
        if (failure != null) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            problem.set(Objects.requireNonNullElse(cause.getMessage(), "The runs cannot be listed."));
            return;
        }
        problem.set("");
        List<RunRow> now = found.stream().map(RunRow::of).toList();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }
}
