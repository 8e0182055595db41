package palimpsest.data;

/// Follows a pass over a corpus, and may end it. Called on the reading thread, every 64 KiB or so; returns at once.
@FunctionalInterface
public interface PackingListener {
    /// @param bytesDone bytes of the files read so far
    /// @param bytesTotal bytes of all the files
    void progress(long bytesDone, long bytesTotal);

    /// Whether to give up; the pass then ends with [java.util.concurrent.CancellationException] and leaves no cache.
    default boolean cancelled() {
        return false;
    }

    /// Nobody listens.
    static PackingListener none() {
        return (done, total) -> {};
    }
}
