package palimpsest.train;

import java.util.OptionalDouble;

/// What the terms of a step's objective beside the cross-entropy were before its update, without their coefficients;
/// empty for a term that is not part of it.
///
/// @param kl KL(p0 || p) on the step's old rows, nats per token
/// @param l2sp ½ Σ (w - w0)² over the trained weights
/// @param ewc ½ Σ F (w - w0)², nats per token
public record Penalties(OptionalDouble kl, OptionalDouble l2sp, OptionalDouble ewc) {
    private static final Penalties NONE =
            new Penalties(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /// The cross-entropy alone.
    public static Penalties none() {
        return NONE;
    }
}
