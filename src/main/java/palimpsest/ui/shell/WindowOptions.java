package palimpsest.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import palimpsest.train.Plan;
import palimpsest.workbench.Workbench;

/// What a window is opened with.
///
/// @param workbench does the work; closed with the window
/// @param runsFolder where runs are kept
/// @param settingsFile where the window remembers what it was like
/// @param sample makes the embedded sample ready, for the button that offers it
/// @param plan fills the form in place of what was set up last; also makes the window begin with it
/// @param startAtOnce whether that plan starts as soon as it was found runnable
public record WindowOptions(
        Workbench workbench,
        Path runsFolder,
        Path settingsFile,
        Optional<Supplier<CompletableFuture<Plan>>> sample,
        Optional<Plan> plan,
        boolean startAtOnce) {
    /// A window without a sample that begins where the person left off.
    public static WindowOptions of(Workbench workbench, Path runsFolder, Path settingsFile) {
        return new WindowOptions(workbench, runsFolder, settingsFile, Optional.empty(), Optional.empty(), false);
    }
}
