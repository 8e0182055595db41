package palimpsest.cli;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import palimpsest.train.Plan;

/// The window, as the command line knows it.
public interface Window {
    /// Whether there is a display to open it on.
    boolean hasDisplay();

    /// Opens the window and returns when it was closed.
    ///
    /// @param sample a plan to begin with and to start at once
    void open(Optional<Plan> sample);

    /// A window made of its two parts.
    static Window of(BooleanSupplier display, Consumer<Optional<Plan>> opening) {
        return new Window() {
            @Override
            public boolean hasDisplay() {
                return display.getAsBoolean();
            }

            @Override
            public void open(Optional<Plan> sample) {
                opening.accept(sample);
            }
        };
    }
}
