package palimpsest.train;

/// When to write a checkpoint: so often that writing takes a small share of the time, and neither too seldom nor all
/// the time.
public final class CheckpointPace {
    /// Writing checkpoints takes about this share of the time, and happens at least this often.
    private static final double SHARE = 0.03;

    private static final double SHORTEST_SECONDS = 2;
    private static final double LONGEST_SECONDS = 600;

    private double pause = SHORTEST_SECONDS;

    /// Whether the next one is due.
    ///
    /// @param seconds since the last one was written, or the run began
    boolean due(double seconds) {
        return seconds > pause;
    }

    /// Takes note of what one cost.
    void took(double seconds) {
        pause = pauseAfter(seconds);
    }

    private static double pauseAfter(double seconds) {
        return Math.clamp(seconds / SHARE, SHORTEST_SECONDS, LONGEST_SECONDS);
    }

    /// Checkpoints that a run comes to, its last one included.
    ///
    /// @param run seconds of its steps and measurements
    /// @param write seconds that writing one takes
    public static long writes(double run, double write) {
        return run <= SHORTEST_SECONDS ? 1 : 2 + (long) ((run - SHORTEST_SECONDS) / pauseAfter(write));
    }
}
