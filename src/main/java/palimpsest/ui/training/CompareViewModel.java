package palimpsest.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import palimpsest.workbench.PlanDifference;

/// Two of the shown runs, in panes beside each other. They stay chosen while they are shown; what takes the place of
/// one that went is the first that is not chosen. FX thread.
public final class CompareViewModel {
    private final TrainingViewModel training;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private String left = "";
    private String right = "";

    CompareViewModel(TrainingViewModel training) {
        this.training = training;
        training.shown().addListener((observed, before, now) -> settle());
    }

    /// Whether the panes stand in the place of the plots.
    public BooleanProperty open() {
        return open;
    }

    /// Shows the panes, where there are two runs, or the plots again.
    public void toggle() {
        open.set(possible() && !open.get());
    }

    /// Whether there are two runs to compare.
    public boolean possible() {
        return runs().size() > 1;
    }

    List<ShownRun> runs() {
        return training.shown().get();
    }

    Optional<ShownRun> left() {
        return find(left);
    }

    Optional<ShownRun> right() {
        return find(right);
    }

    /// Puts a run on the left; the one that was there takes its place where it stood on the right.
    void chooseLeft(ShownRun run) {
        right = run.key().equals(right) ? left : right;
        left = run.key();
        tell();
    }

    /// Puts a run on the right; the one that was there takes its place where it stood on the left.
    void chooseRight(ShownRun run) {
        left = run.key().equals(left) ? right : left;
        right = run.key();
        tell();
    }

    /// Exchanges the two.
    public void swap() {
        String before = left;
        left = right;
        right = before;
        tell();
    }

    /// What the plans of the two differ in.
    List<PlanDifference> differences() {
        return left().flatMap(one -> right().map(other ->
                        PlanDifference.between(one.run().plan(), other.run().plan())))
                .orElse(List.of());
    }

    /// Grows with every choice.
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    private void settle() {
        if (find(left).isEmpty()) {
            left = firstBut(right);
        }
        if (find(right).isEmpty() || right.equals(left)) {
            right = firstBut(left);
        }
        if (!possible()) {
            open.set(false);
        }
        tell();
    }

    private String firstBut(String other) {
        return runs().stream()
                .map(ShownRun::key)
                .filter(key -> !key.equals(other))
                .findFirst()
                .orElse("");
    }

    private Optional<ShownRun> find(String key) {
        return runs().stream().filter(run -> run.key().equals(key)).findFirst();
    }

    private void tell() {
        changes.set(changes.get() + 1);
    }
}
