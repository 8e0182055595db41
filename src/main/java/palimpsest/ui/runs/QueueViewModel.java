package palimpsest.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.train.Plan;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunNames;
import palimpsest.workbench.Workbench;

/// The runs that are under way and wait for their turns, in that order. FX thread.
public final class QueueViewModel {
    private final Workbench workbench;
    private final Consumer<Path> left;
    private final Consumer<Plan> again;
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private Optional<Taken> last = Optional.empty();
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();

    /// What was taken out, and from which place among those that waited.
    private record Taken(Plan plan, int place) {}

    /// @param left is told of a run that was taken out
    /// @param again queues a plan behind the others
    public QueueViewModel(Workbench workbench, Consumer<Path> left, Consumer<Plan> again) {
        this.workbench = workbench;
        this.left = left;
        this.again = again;
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
        List<Run> waiting = workbench.queue().stream().skip(1).toList();
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).folder().equals(folder)) {
                remember(Optional.of(new Taken(waiting.get(i).plan(), i)));
                workbench.leaveQueue(folder);
                left.accept(folder);
                refresh();
            }
        }
    }

    /// Whether [#undo] has something to put back.
    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /// Puts the run that was taken out last where it waited.
    public void undo() {
        Optional<Taken> taken = last;
        remember(Optional.empty());
        taken.ifPresent(back -> {
            again.accept(back.plan());
            List<Run> queue = workbench.queue();
            if (queue.size() > 1) {
                workbench.moveInQueue(queue.getLast().folder(), Math.min(back.place(), queue.size() - 2));
            }
            refresh();
        });
    }

    private void remember(Optional<Taken> taken) {
        last = taken;
        undoable.set(taken.isPresent());
    }
}
