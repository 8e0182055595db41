package palimpsest.train;

/// When a run ends, and which of its weights are the result.
///
/// @param epochs passes over the new text after which the run ends; 0 goes by the plan's steps
/// @param patience measurements without a better loss after which the run ends; 0 never ends it so
/// @param best which held-out loss says what is better, and so which checkpoint is the result
/// @param oldWeight weight of the old text's loss in [Best#WEIGHTED], 0 to 1; the new text's is the rest
public record Stopping(double epochs, int patience, Best best, double oldWeight) {
    /// Which weights are the result of a run.
    public enum Best {
        /// Those after the last step.
        LAST,
        /// Those with the lowest held-out loss of the new text.
        NEW,
        /// Those with the lowest held-out loss of the old text.
        OLD,
        /// Those with the lowest weighted sum of both, in nats per token.
        WEIGHTED
    }

    /// All steps, and the last weights.
    public static Stopping never() {
        return new Stopping(0, 0, Best.LAST, 0.5);
    }
}
