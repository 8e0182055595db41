package palimpsest.workbench;

/// Follows a model that writes, and may stop it. Called on the engine thread at every token; returns at once.
public interface WritingListener {
    /// @param tokens tokens written so far
    /// @param of how many there will be
    /// @param seconds since the beginning
    void wrote(long tokens, long of, double seconds);

    /// Whether to stop; nothing is kept then.
    default boolean stopped() {
        return false;
    }
}
