package palimpsest.workbench;

/// How much of a run's texts is measured at a time, and read before its first step.
///
/// @param heldOutBatches micro-batches of held-out rows, all areas together
/// @param probeBatches batches of probe passages
/// @param probeRows passages of a batch
/// @param probeTokens tokens of a passage, as they are laid out in rows
/// @param oldRows rows of old text, where a term of the objective reads them
public record Workload(int heldOutBatches, int probeBatches, int probeRows, int probeTokens, int oldRows) {
    /// Passages of a usual length, and a batch of them.
    private static final int PROBE = 96;

    private static final int PROBE_BATCH = 480;

    /// Nothing, where nothing is read.
    public static Workload none() {
        return new Workload(0, 0, 0, 0, 0);
    }

    /// What is usual, before the texts are read.
    ///
    /// @param context most tokens the model takes in
    static Workload usual(int context) {
        int passage = Math.min(PROBE, context);
        return new Workload(1, 1, Math.max(1, PROBE_BATCH / passage), passage, 1);
    }
}
