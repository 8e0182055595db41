package palimpsest.cli;

/// Requests to end that come from outside, by Ctrl-C say.
@FunctionalInterface
public interface Interrupts {
    /// @param action what to do on such a request; the program ends when it returns
    Registration register(Runnable action);

    /// Ends the registration when closed.
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
