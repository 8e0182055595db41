package palimpsest.cli;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import palimpsest.workbench.Experiment;

/// The window, as the command line knows it.
public interface Window {
    /// Whether there is a display to open it on.
    boolean hasDisplay();

    /// Opens the window and returns when it was closed.
    ///
    /// @param first an experiment to start at once
    void open(Optional<Experiment> first);

    /// A window made of its two parts.
    static Window of(BooleanSupplier display, Consumer<Optional<Experiment>> opening) {
        return new Window() {
            @Override
            public boolean hasDisplay() {
                return display.getAsBoolean();
            }

            @Override
            public void open(Optional<Experiment> first) {
                opening.accept(first);
            }
        };
    }
}
