package palimpsest.workbench;

import java.nio.file.Path;
import palimpsest.train.Plan;

/// A run read from its folder; nothing can be asked of it.
record ClosedRun(Path folder, Plan plan, RunFeed feed) implements Run {
    @Override
    public void pause() {
        // Nothing is under way here.
    }

    @Override
    public void proceed() {
        // Nothing is under way here.
    }

    @Override
    public void stop() {
        // Nothing is under way here.
    }
}
