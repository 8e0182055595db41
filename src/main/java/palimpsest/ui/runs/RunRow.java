package palimpsest.ui.runs;

import java.nio.file.Path;
import java.util.Locale;
import palimpsest.train.RunState;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.RunSummary;

/// A run in the list.
///
/// @param folder its folder
/// @param name its name
/// @param standing where it stands, in a word or a percentage
/// @param resumable whether it ended before its last step and can go on
/// @param detail all of it in a sentence
public record RunRow(Path folder, String name, String standing, boolean resumable, String detail) {
    static RunRow of(RunSummary run) {
        String share = run.steps() == 0 ? "" : Figures.percent(Math.floor(100.0 * run.step() / run.steps()) / 100);
        String standing = switch (run.state()) {
            case PREPARING -> "preparing";
            // the list is not read again with every step
            case RUNNING -> "running";
            case PAUSED, STOPPED -> share;
            case FINISHED -> "done";
            case DIVERGED -> "diverged";
            case FAILED -> "failed";
        };
        String detail = run.name() + ": " + run.state().name().toLowerCase(Locale.ROOT) + " at step "
                + Figures.count(run.step()) + " of " + Figures.count(run.steps()) + ", replay "
                + Figures.percent(run.replay());
        return new RunRow(run.folder(), run.name(), standing, canGoOn(run.state()), detail);
    }

    /// Whether a run that stands so can go on from its last checkpoint: it was stopped, or failed for a reason that a
    /// person may have mended since, such as a full disk.
    public static boolean canGoOn(RunState state) {
        return state == RunState.STOPPED || state == RunState.FAILED;
    }
}
