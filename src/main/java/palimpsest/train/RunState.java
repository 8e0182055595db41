package palimpsest.train;

/// Where a run stands.
public enum RunState {
    /// Reading the model and the data, building the graph.
    PREPARING,
    RUNNING,
    PAUSED,
    /// Ended before its last step, on request or by a killed process; it can be resumed.
    STOPPED,
    /// Did its last step.
    FINISHED,
    /// The loss was not a number or three times the start; the last good checkpoint is kept.
    DIVERGED,
    /// An error ended it; its message says why.
    FAILED;

    public boolean ended() {
        return this == STOPPED || this == FINISHED || this == DIVERGED || this == FAILED;
    }
}
