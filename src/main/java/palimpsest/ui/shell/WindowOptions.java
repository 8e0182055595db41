package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import palimpsest.workbench.Experiment;
import palimpsest.workbench.Workbench;

/// What a window is opened with.
///
/// @param workbench does the work; closed with the window
/// @param runsFolder where runs are kept
/// @param settingsFile where the window remembers what it was like
/// @param experiments finds the ready experiments; throws [palimpsest.tensor.InputException] where they are missing
/// @param first is started at once, in place of what was set up last
/// @param desk what surrounds the window
public record WindowOptions(
        Workbench workbench,
        Path runsFolder,
        Path settingsFile,
        Supplier<List<Experiment>> experiments,
        Optional<Experiment> first,
        Desk desk) {
    /// A window without ready experiments that begins where the person left off.
    public static WindowOptions of(Workbench workbench, Path runsFolder, Path settingsFile) {
        return new WindowOptions(
                workbench, runsFolder, settingsFile, List::of, Optional.empty(), Desk.bare(runsFolder));
    }
}
