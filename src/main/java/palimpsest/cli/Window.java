package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import palimpsest.workbench.Experiment;

/// The window, as the command line knows it.
public interface Window {
    /// Whether there is a display to open it on.
    boolean hasDisplay();

    /// Opens the window and returns when it was closed.
    ///
    /// @param first an experiment to start at once
    /// @param files to open in it, as if they were dropped on it
    void open(Optional<Experiment> first, List<Path> files);

    /// A window made of its two parts.
    static Window of(BooleanSupplier display, BiConsumer<Optional<Experiment>, List<Path>> opening) {
        return new Window() {
            @Override
            public boolean hasDisplay() {
                return display.getAsBoolean();
            }

            @Override
            public void open(Optional<Experiment> first, List<Path> files) {
                opening.accept(first, files);
            }
        };
    }
}
