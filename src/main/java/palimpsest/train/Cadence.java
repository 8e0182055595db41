package palimpsest.train;

import java.util.Optional;

/// When to measure: every so many steps, lengthened where measuring would take too large a share of the time.
public final class Cadence {
    /// Largest share of the wall time that measuring may take at a cadence the program chose.
    private static final double LARGEST_SHARE = 0.15;
    /// Steps between measurements to begin with.
    private static final long USUAL = 20;

    private final boolean fixed;
    private long every;

    /// @param every steps between measurements as asked for; 0 lets the program choose
    /// @param steady whether the cadence must not depend on time
    Cadence(long every, boolean steady) {
        this.fixed = every > 0 || steady;
        this.every = every > 0 ? every : USUAL;
    }

    static Cadence of(Plan plan) {
        return new Cadence(plan.measureEvery(), plan.stopping().keepsBest());
    }

    /// Measurements after the base's that a run comes to.
    ///
    /// @param measuring seconds of one
    /// @param step seconds of a step
    public static long measurements(Plan plan, double measuring, double step) {
        Cadence cadence = of(plan);
        long first = cadence.every();
        boolean lengthened = measuring > 0
                && step > 0
                && first < plan.steps()
                && cadence.took(measuring, step).isPresent();
        return Math.ceilDiv(plan.steps(), cadence.every()) + (lengthened ? 1 : 0);
    }

    long every() {
        return every;
    }

    boolean due(long step) {
        return step % every == 0;
    }

    /// Takes note of what a measurement cost.
    ///
    /// @param measuring seconds of the measurement
    /// @param step usual seconds of a step
    /// @return the new number of steps where it was lengthened
    Optional<Long> took(double measuring, double step) {
        double share = measuring / (measuring + every * step);
        if (fixed || share <= LARGEST_SHARE) {
            return Optional.empty();
        }
        double needed = measuring * (1 - LARGEST_SHARE) / LARGEST_SHARE / step;
        every *= (long) Math.ceil(needed / every);
        return Optional.of(every);
    }
}
