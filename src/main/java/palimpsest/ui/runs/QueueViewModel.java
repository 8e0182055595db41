package palimpsest.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunNames;
import palimpsest.workbench.Workbench;

/// The runs that are under way and wait for their turns, in that order. FX thread.
public final class QueueViewModel {
    private final Workbench workbench;
    private final Consumer<Path> left;
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();

    /// @param left is told of a run that was taken out
    public QueueViewModel(Workbench workbench, Consumer<Path> left) {
        this.workbench = workbench;
        this.left = left;
    }

    /// The first is under way; empty where there is none or nothing waits behind it.
    public ObservableList<QueueRow> rows() {
        return rows;
    }

    /// Looks again.
    public void refresh() {
        List<Run> queue = workbench.queue();
        List<QueueRow> now = new ArrayList<>();
        if (queue.size() > 1) {
            List<String> names = RunNames.beside(
                    queue.stream().map(Run::plan).toList(),
                    queue.stream().map(Run::folder).toList());
            for (int i = 0; i < queue.size(); i++) {
                now.add(QueueRow.of(queue.get(i), names.get(i), i));
            }
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    /// Gives a run that waits a turn so many places later.
    public void move(Path folder, int places) {
        List<Path> waiting = workbench.queue().stream().skip(1).map(Run::folder).toList();
        int place = waiting.indexOf(folder);
        if (place >= 0) {
            workbench.moveInQueue(folder, Math.clamp((long) place + places, 0, waiting.size() - 1));
            refresh();
        }
    }

    /// Takes a run out that waits.
    public void remove(Path folder) {
        if (workbench.queue().stream().skip(1).anyMatch(run -> run.folder().equals(folder))) {
            workbench.leaveQueue(folder);
            left.accept(folder);
            refresh();
        }
    }
}
