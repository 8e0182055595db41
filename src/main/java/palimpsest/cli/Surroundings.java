package palimpsest.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import palimpsest.workbench.RunExport;
import palimpsest.workbench.Workbench;

/// What the commands are given.
///
/// @param terminal where text goes
/// @param workbench makes the workbench that a command closes when it is done
/// @param window the window
/// @param pictures draws a run
/// @param exports writes what runs show into files
/// @param interrupts requests to end
/// @param clock time for pace and estimates
/// @param runsHome where runs are kept unless a person says otherwise
/// @param sample finds the embedded sample
/// @param version the program's version
public record Surroundings(
        Terminal terminal,
        Supplier<Workbench> workbench,
        Window window,
        Pictures pictures,
        Consumer<RunExport> exports,
        Interrupts interrupts,
        Clock clock,
        Path runsHome,
        Supplier<SampleFolder> sample,
        String version) {

    /// Time that passes.
    public interface Clock {
        /// Nanoseconds since some moment.
        long nanoTime();

        /// Returns after about this time, or sooner.
        void await(Duration time);

        /// The clock on the wall.
        static Clock system() {
            return new SystemClock();
        }
    }
}
