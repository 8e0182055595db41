package palimpsest.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import palimpsest.train.RunState;

/// A run folder at a glance.
///
/// @param folder the run folder
/// @param name folder name, as shown
/// @param state where it stands; `FAILED` for one that cannot be read
/// @param step steps done
/// @param steps steps planned; 0 for one that cannot be read
/// @param replay requested replay ratio, 0 to 1
/// @param changed when it was last written
/// @param problem what is wrong with the folder, in a sentence
public record ListedRun(
        Path folder,
        String name,
        RunState state,
        long step,
        long steps,
        double replay,
        Instant changed,
        Optional<String> problem) {}
