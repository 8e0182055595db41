package palimpsest.ui.runs;

import java.nio.file.Path;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.Run;

/// A run that is under way or waits for its turn.
///
/// @param folder its folder
/// @param name what it is called beside the others
/// @param standing where it stands, in a few words
/// @param done share of its steps that are done, 0 to 1
/// @param waiting whether its turn is still to come
public record QueueRow(Path folder, String name, String standing, double done, boolean waiting) {
    static QueueRow of(Run run, String name, int place) {
        long step = run.feed().lastStep();
        long steps = run.plan().steps();
        if (place > 0) {
            return new QueueRow(run.folder(), name, place == 1 ? "next" : "waits", 0, true);
        }
        String standing = switch (run.feed().state()) {
            case PREPARING -> "preparing";
            case PAUSED -> "paused";
            default -> Figures.percent(steps == 0 ? 0 : Math.floor(100.0 * step / steps) / 100);
        };
        return new QueueRow(run.folder(), name, standing, steps == 0 ? 0 : (double) step / steps, false);
    }
}
