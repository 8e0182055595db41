package palimpsest.ui.tokens;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import palimpsest.measure.Recall;
import palimpsest.workbench.RunFeed;

/// The snapshots of a run and the one that is shown: the latest, for as long as nobody chose another.
public final class TimeViewModel {
    private final ReadOnlyObjectWrapper<List<Long>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private boolean following = true;

    /// Begins anew, with the latest of another run.
    void reset() {
        playing.set(false);
        following = true;
        steps.set(List.of());
        shown.set(0);
    }

    /// Reads what snapshots there are.
    void read(RunFeed feed) {
        List<Recall> more = feed.recallsFrom(steps.get().size());
        if (!more.isEmpty()) {
            List<Long> all = new ArrayList<>(steps.get());
            more.forEach(recall -> all.add(recall.step()));
            steps.set(List.copyOf(all));
            if (following) {
                shown.set(all.size() - 1);
            }
        }
    }

    /// Optimizer steps of the snapshots, in order; the first is the base.
    public ReadOnlyObjectProperty<List<Long>> steps() {
        return steps.getReadOnlyProperty();
    }

    /// Index of the snapshot that is shown.
    public ReadOnlyIntegerProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /// Step of the snapshot that is shown; 0 before there is one.
    public long step() {
        return steps.get().isEmpty() ? 0 : steps.get().get(shown.get());
    }

    /// Whether the latest is shown, and later ones will be as they come.
    public boolean atLatest() {
        return shown.get() >= steps.get().size() - 1;
    }

    /// Whether it goes on by itself, snapshot by snapshot.
    public BooleanProperty playing() {
        return playing;
    }

    /// Shows another snapshot; from the last on, later ones are followed.
    public void show(int index) {
        if (!steps.get().isEmpty()) {
            shown.set(Math.clamp(index, 0, steps.get().size() - 1));
            following = atLatest();
        }
    }

    /// Plays from where it is, from the base where it is at the end, or stands still.
    public void togglePlaying() {
        if (!playing.get() && atLatest()) {
            show(0);
        }
        playing.set(!playing.get() && steps.get().size() > 1);
    }

    /// The next snapshot, where it plays.
    void tick() {
        if (playing.get()) {
            show(shown.get() + 1);
            playing.set(!atLatest());
        }
    }
}
