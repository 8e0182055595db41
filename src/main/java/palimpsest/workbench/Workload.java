package palimpsest.workbench;

import palimpsest.measure.QuestionLoad;

/// How much of a run's texts is measured at a time, and read before its first step.
///
/// @param heldOutBatches micro-batches of held-out rows, all areas together
/// @param probeBatches batches of probe passages
/// @param probeRows passages of a batch
/// @param probeTokens tokens of a passage, as they are laid out in rows
/// @param questions how much is asked
/// @param oldRows rows of old text, where a term of the objective reads them
public record Workload(
        int heldOutBatches, int probeBatches, int probeRows, int probeTokens, QuestionLoad questions, int oldRows) {
    /// Passages of a usual length, and a batch of them.
    private static final int PROBE = 96;

    private static final int PROBE_BATCH = 480;

    /// Nothing, where nothing is read.
    public static Workload none() {
        return new Workload(0, 0, 0, 0, QuestionLoad.none(), 0);
    }

    /// One batch of everything there is, of the same size.
    Workload batchOfEach() {
        return new Workload(
                Math.min(1, heldOutBatches),
                Math.min(1, probeBatches),
                probeRows,
                probeTokens,
                new QuestionLoad(Math.min(1, questions.batches()), questions.rows(), questions.tokens(), 1),
                Math.min(1, oldRows));
    }

    /// What is usual, before the texts are read.
    ///
    /// @param context most tokens the model takes in
    static Workload usual(int context) {
        int passage = Math.min(PROBE, context);
        return new Workload(1, 1, Math.max(1, PROBE_BATCH / passage), passage, QuestionLoad.none(), 1);
    }
}
