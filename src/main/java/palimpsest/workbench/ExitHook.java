package palimpsest.workbench;

/// Something to do when the program is asked to end from outside, by Ctrl-C say. Done on a thread of its own; the
/// program
/// ends when it is done.
public final class ExitHook implements AutoCloseable {
    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /// @param action done once, unless the hook is closed before
    public static ExitHook register(Runnable action) {
        Thread thread = new Thread(action, "exit");
        Runtime.getRuntime().addShutdownHook(thread);
        return new ExitHook(thread);
    }

    /// Takes the hook back; does nothing while the program ends.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // the program ends already, and the hook is being called
        }
    }
}
