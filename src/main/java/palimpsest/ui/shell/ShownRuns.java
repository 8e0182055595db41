package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import palimpsest.ui.training.Notice;
import palimpsest.ui.training.TrainingViewModel;
import palimpsest.workbench.Run;
import palimpsest.workbench.Workbench;

/// Which runs the window shows. A run under way is shown as it goes, another as far as it is written. FX thread.
final class ShownRuns {
    private final Workbench workbench;
    private final TrainingViewModel training;
    private final RunsUnderWay underWay;
    private final Executor fx;
    private final Consumer<List<Run>> follow;
    private final BiConsumer<String, Throwable> refuse;
    private int opening;

    /// @param follow shows runs
    /// @param refuse says what cannot be done, and why
    ShownRuns(
            Workbench workbench,
            TrainingViewModel training,
            RunsUnderWay underWay,
            Executor fx,
            Consumer<List<Run>> follow,
            BiConsumer<String, Throwable> refuse) {
        this.workbench = workbench;
        this.training = training;
        this.underWay = underWay;
        this.fx = fx;
        this.follow = follow;
        this.refuse = refuse;
    }

    /// What is still being opened is no longer wanted.
    void giveUp() {
        opening++;
    }

    /// Shows a run, and those that were started with it while they are under way.
    void show(Path folder) {
        opening++;
        int shown = training.runs().stream().map(Run::folder).toList().indexOf(folder);
        int going = underWay.at(folder);
        if (shown >= 0 && going >= 0) {
            training.choose(shown);
        } else if (going >= 0) {
            List<Run> all = underWay.all();
            int first = Math.max(0, going - TrainingViewModel.MOST_RUNS + 1);
            follow.accept(all.subList(first, Math.min(all.size(), first + TrainingViewModel.MOST_RUNS)));
            training.choose(going - first);
        } else {
            open(folder, run -> follow.accept(List.of(run)));
        }
    }

    /// Shows a run beside those that are shown, or puts it away where it is one of several.
    void toggle(Path folder) {
        opening++;
        List<Run> now = training.runs();
        List<Run> others = without(folder);
        if (others.size() < now.size()) {
            follow.accept(others.isEmpty() ? now : others);
        } else if (now.size() == TrainingViewModel.MOST_RUNS) {
            training.say(new Notice(
                    Notice.Kind.INFORMATION,
                    "So many runs are shown at once at most",
                    TrainingViewModel.MOST_RUNS + " runs are in the plots. Take the mark off one to see another."));
        } else {
            open(folder, run -> {
                List<Run> all = new ArrayList<>(now);
                all.add(run);
                follow.accept(all);
            });
        }
    }

    /// Puts a run away for good, where it is shown.
    ///
    /// @return whether another is left
    boolean putAway(Path folder) {
        List<Run> others = without(folder);
        if (others.size() < training.runs().size() && !others.isEmpty()) {
            follow.accept(others);
        }
        return !others.isEmpty();
    }

    private List<Run> without(Path folder) {
        return training.runs().stream()
                .filter(run -> !run.folder().equals(folder))
                .toList();
    }

    private void open(Path folder, Consumer<Run> then) {
        int mine = opening;
        int going = underWay.at(folder);
        CompletableFuture<Run> found = going < 0
                ? workbench.open(folder)
                : CompletableFuture.completedFuture(underWay.all().get(going));
        found.whenCompleteAsync(
                (run, failure) -> {
                    if (mine != opening) {
                        return;
                    }
                    if (failure == null) {
                        then.accept(run);
                    } else {
                        refuse.accept("The run cannot be shown", failure);
                    }
                },
                fx);
    }
}
