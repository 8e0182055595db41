package palimpsest.workbench;

import java.nio.file.Path;
import palimpsest.train.Plan;

/// A run under way (or just ended): what it says, and the three things that can be asked of it.
public interface Run {
    /// Its run folder.
    Path folder();

    Plan plan();

    /// What it says, to be polled.
    RunFeed feed();

    /// Finishes the step in flight, then waits.
    void pause();

    /// Goes on after a pause.
    void proceed();

    /// Finishes the step in flight, writes a checkpoint and ends.
    void stop();
}
