package palimpsest.ui.welcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.tensor.InputException;
import palimpsest.train.Plan;
import palimpsest.workbench.Experiment;

/// What can be done first: start a ready experiment, bring a model of one's own, open a recent run.
public final class WelcomeViewModel {
    /// Runs that are offered to be opened.
    private static final int MOST_RUNS = 5;

    /// A ready experiment as it is offered.
    ///
    /// @param runs number of its runs
    /// @param replays whether a run of it recalls the old text
    public record Offer(String id, String name, String sentence, int runs, boolean replays) {}

    private final List<Experiment> experiments;
    private final String problem;
    private final Consumer<Experiment> start;
    private final Consumer<Path> open;
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper("");
    private final ObservableList<RecentRun> recent = FXCollections.observableArrayList();

    /// @param experiments finds the ready experiments, or says why there are none by an [InputException]
    /// @param start starts one
    /// @param open shows a run
    public WelcomeViewModel(Supplier<List<Experiment>> experiments, Consumer<Experiment> start, Consumer<Path> open) {
        this.start = start;
        this.open = open;
        List<Experiment> found = List.of();
        String why = "";
        try {
            found = experiments.get();
        } catch (InputException missing) {
            why = missing.getMessage();
        }
        this.experiments = List.copyOf(found);
        problem = why;
    }

    /// The first run of the experiment that is offered first.
    public Optional<Plan> firstPlan() {
        return experiments.stream().flatMap(each -> each.plans().stream()).findFirst();
    }

    public List<Offer> offers() {
        return experiments.stream()
                .map(each -> new Offer(
                        each.id(),
                        each.name(),
                        each.sentence(),
                        each.plans().size(),
                        each.plans().stream().anyMatch(plan -> plan.replay() > 0)))
                .toList();
    }

    /// Why no experiment is offered, in a sentence; empty where some are, or none were to be.
    public String problem() {
        return problem;
    }

    /// Whether an experiment can start now, which none can while a run is under way.
    public ReadOnlyBooleanProperty startable() {
        return startable.getReadOnlyProperty();
    }

    /// What is to be done next with a model of one's own, in a sentence.
    public ReadOnlyStringProperty next() {
        return next.getReadOnlyProperty();
    }

    /// Runs to be opened again, the latest first.
    public ObservableList<RecentRun> recent() {
        return recent;
    }

    /// Starts a ready experiment.
    public void start(String id) {
        if (startable.get()) {
            experiments.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .ifPresent(start);
        }
    }

    /// Shows a run.
    public void open(Path folder) {
        open.accept(folder);
    }

    /// @param going whether a run is under way
    /// @param hint what keeps the plan of the form from starting, in a sentence; empty when nothing does
    public void settle(boolean going, String hint) {
        startable.set(!going);
        next.set(hint.isEmpty() ? "Everything is set up. Press Start to begin." : hint);
    }

    /// @param runs the latest first
    public void list(List<RecentRun> runs) {
        recent.setAll(runs.stream().limit(MOST_RUNS).toList());
    }
}
