package palimpsest.workbench;

import java.nio.file.Path;
import java.time.Instant;
import palimpsest.train.RunState;

/// A run folder at a glance.
///
/// @param folder the run folder
/// @param name folder name, as shown
/// @param state `STOPPED` also for one whose process was killed
/// @param step steps done
/// @param steps steps planned
/// @param replay requested replay ratio, 0 to 1
/// @param changed when it last wrote
public record RunSummary(
        Path folder, String name, RunState state, long step, long steps, double replay, Instant changed) {}
