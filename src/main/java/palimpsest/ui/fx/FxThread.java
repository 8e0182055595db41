package palimpsest.ui.fx;

import javafx.application.Platform;

/// The one way onto the FX thread.
public final class FxThread {
    private FxThread() {}

    /// Runs `task` on the FX thread: at once when already there, otherwise as soon as the thread is free. From any
    /// thread.
    public static void run(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /// Asserts that the caller is on the FX thread. Called where state of the screen is written.
    ///
    /// @throws IllegalStateException on any other thread
    public static void require() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("This belongs to the FX thread, and was called on "
                    + Thread.currentThread().getName() + ".");
        }
    }
}
