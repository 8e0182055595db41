package palimpsest.train;

import java.util.List;
import java.util.OptionalDouble;
import palimpsest.measure.AreaLoss;

/// When a run ends, and which of its weights are the result.
///
/// A run that goes by a held-out loss measures at a cadence that does not depend on how long measuring takes, so that
/// it ends at the same step each time.
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
        WEIGHTED;

        /// The loss in words.
        public String words() {
            return switch (this) {
                case LAST -> "last step";
                case NEW -> "new text's loss";
                case OLD -> "old text's loss";
                case WEIGHTED -> "weighted loss";
            };
        }
    }

    /// All steps, and the last weights.
    public static Stopping never() {
        return new Stopping(0, 0, Best.LAST, 0.5);
    }

    /// Whether a held-out loss says which weights are the result.
    public boolean keepsBest() {
        return best != Best.LAST;
    }

    /// The held-out loss that is gone by, nats per token; empty where the last weights are the result, or what it needs
    /// was not measured.
    public OptionalDouble loss(List<AreaLoss> areas) {
        OptionalDouble fresh = natsPerToken(areas, AreaLoss.NEW);
        OptionalDouble old = natsPerToken(areas, AreaLoss.OLD);
        return switch (best) {
            case LAST -> OptionalDouble.empty();
            case NEW -> fresh;
            case OLD -> old;
            case WEIGHTED ->
                fresh.isEmpty() || old.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((1 - oldWeight) * fresh.getAsDouble() + oldWeight * old.getAsDouble());
        };
    }

    private static OptionalDouble natsPerToken(List<AreaLoss> areas, String name) {
        return areas.stream()
                .filter(area -> area.area().equals(name))
                .mapToDouble(AreaLoss::natsPerToken)
                .findFirst();
    }
}
