package palimpsest.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.train.RunState;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.Run;
import palimpsest.workbench.RunNames;

/// The runs that are shown: one, or a few side by side in the same plots. One of them is in focus: what can be shown of
/// a single run only is shown of that one. It is the run under way, or the one that the person chose.
public final class TrainingViewModel {
    /// Runs that are shown at once at most: as many as there are colours.
    public static final int MOST_RUNS = RunColors.COUNT;

    private final ReadOnlyObjectWrapper<List<ShownRun>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Run>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunStatus> status = new ReadOnlyObjectWrapper<>(RunStatus.NONE);
    private final ReadOnlyLongWrapper lossChanges = new ReadOnlyLongWrapper();
    private final PlotChoices choices = new PlotChoices();
    private final RunColors colors = new RunColors();
    private final CompareViewModel compare = new CompareViewModel(this);
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    private LossHistory.Look look = choices.look();
    private int focus;
    private boolean chosen;

    public TrainingViewModel() {
        choices.changes().addListener((observed, before, now) -> {
            LossHistory.Look look = choices.look();
            if (!look.equals(this.look)) {
                this.look = look;
                shown.get().forEach(each -> each.show(look));
            }
            lossChanges.set(lossChanges.get() + 1);
        });
    }

    /// Shows a run alone, from its beginning.
    public void follow(Run other) {
        follow(List.of(other));
    }

    /// Shows runs side by side, each from its beginning.
    public void follow(List<Run> runs) {
        List<String> names = RunNames.beside(
                runs.stream().map(Run::plan).toList(),
                runs.stream().map(Run::folder).toList());
        List<ShownRun> others = new ArrayList<>();
        List<Integer> own = colors.of(runs.stream().map(Run::folder).toList());
        for (int i = 0; i < runs.size(); i++) {
            others.add(new ShownRun(runs.get(i), names.get(i), own.get(i), look));
        }
        notices.clear();
        chosen = false;
        focus = 0;
        shown.set(List.copyOf(others));
        look(underWay());
        poll();
    }

    /// Puts a run in focus, which it keeps.
    public void choose(int index) {
        chosen = true;
        look(index);
        poll();
    }

    /// Reads what is new; costs next to nothing where nothing is. Called by the frame clock.
    public void poll() {
        if (shown.get().isEmpty()) {
            return;
        }
        boolean changed = false;
        for (ShownRun each : shown.get()) {
            if (each.poll(notice -> hear(each, notice))) {
                changed = true;
                lossChanges.set(lossChanges.get() + 1);
            }
        }
        if (changed) {
            if (!chosen) {
                look(underWay());
            }
            state.set(focused().state());
            status.set(wholeStatus());
        }
    }

    /// The runs that are shown, in order; empty before there is one.
    ReadOnlyObjectProperty<List<ShownRun>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The runs that are shown, in order.
    public List<Run> runs() {
        return shown.get().stream().map(ShownRun::run).toList();
    }

    /// The run in focus.
    public ReadOnlyObjectProperty<Optional<Run>> run() {
        return run.getReadOnlyProperty();
    }

    /// Index of the run in focus.
    int focus() {
        return focus;
    }

    /// What the run in focus is called, where there are others beside it; otherwise empty.
    public String focusName() {
        return shown.get().size() > 1 ? focused().name() : "";
    }

    /// What the shown runs are called in the name of a file: `atlas-10`, and where there are more
    /// `atlas-10-and-2-more`.
    public String fileName() {
        List<Run> all = runs();
        String first = all.isEmpty()
                ? "palimpsest"
                : String.valueOf(all.getFirst().folder().getFileName());
        return all.size() < 2 ? first : first + "-and-" + (all.size() - 1) + "-more";
    }

    /// The state of the run in focus; null before there is a run.
    public ReadOnlyObjectProperty<RunState> state() {
        return state.getReadOnlyProperty();
    }

    /// Where the run stands, and where there are several the one under way among them.
    public ReadOnlyObjectProperty<RunStatus> status() {
        return status.getReadOnlyProperty();
    }

    /// Grows whenever a line of the loss plots changed.
    public ReadOnlyLongProperty lossChanges() {
        return lossChanges.getReadOnlyProperty();
    }

    public ObjectProperty<LossUnit> unit() {
        return choices.unit();
    }

    /// What was chosen for the plots of losses.
    public PlotChoices choices() {
        return choices;
    }

    /// Two of the runs beside each other.
    public CompareViewModel compare() {
        return compare;
    }

    /// The colour of each run that is shown, in order; the same everywhere in the window.
    public List<Integer> colors() {
        return shown.get().stream().map(ShownRun::color).toList();
    }

    /// What the runs have to say, latest last; a person may take one out.
    public ObservableList<Notice> notices() {
        return notices;
    }

    /// Says something that is not the run's own.
    public void say(Notice notice) {
        notices.removeIf(notice::replaces);
        notices.add(notice);
    }

    /// How far the longest of the shown runs is planned to go, on the axis that was chosen; 0 where nobody knows.
    public double planned() {
        return shown.get().stream()
                .mapToDouble(each -> each.losses().time().planned(look.across()))
                .max()
                .orElse(0);
    }

    /// Whether a shown run has original text, whose forgetting can be measured.
    public boolean hasOldText() {
        return shown.get().isEmpty() || shown.get().stream().anyMatch(ShownRun::hasOldText);
    }

    /// Losses of the run in focus.
    LossHistory losses() {
        return focused().losses();
    }

    private ShownRun focused() {
        return shown.get().get(focus);
    }

    private void look(int index) {
        Optional<Run> other = Optional.of(shown.get().get(index).run());
        if (index != focus || !run.get().equals(other)) {
            focus = index;
            run.set(other);
            state.set(focused().state());
        }
    }

    /// The run under way, or the first that has not ended; where all have, the first of them.
    private int underWay() {
        List<ShownRun> all = shown.get();
        int first = -1;
        for (int i = 0; i < all.size(); i++) {
            RunState stands = all.get(i).state();
            if (!stands.ended() && stands != RunState.PREPARING) {
                return i;
            }
            first = first < 0 && !stands.ended() ? i : first;
        }
        return Math.max(first, 0);
    }

    /// Among several runs only what is wrong is told, and of which.
    private void hear(ShownRun from, Notice notice) {
        if (shown.get().size() == 1) {
            say(notice);
        } else if (notice.kind() != Notice.Kind.INFORMATION) {
            say(new Notice(notice.kind(), notice.title() + " (" + from.name() + ")", notice.text()));
        }
    }

    private RunStatus wholeStatus() {
        List<ShownRun> all = shown.get();
        ShownRun going = all.get(underWay());
        if (all.size() == 1) {
            return going.status();
        }
        if (going.state().ended()) {
            return going.status().among("", 1, "").saying(all.size() + " runs ended");
        }
        double done = all.stream().mapToDouble(ShownRun::done).sum() / all.size();
        double seconds = all.stream()
                .mapToDouble(each -> each.secondsLeft(going.secondsPerStep()))
                .sum();
        String left = Double.isNaN(seconds) ? "" : Figures.duration(seconds) + " left";
        return going.status().among(going.name(), done, left);
    }
}
