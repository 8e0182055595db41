package palimpsest.cli;

import java.util.Optional;
import palimpsest.train.Plan;

/// The window, as the command line knows it.
public interface Window {
    /// Whether there is a display to open it on.
    boolean hasDisplay();

    /// Opens the window and returns when it was closed.
    ///
    /// @param sample a plan to begin with and to start at once
    void open(Optional<Plan> sample);
}
