package palimpsest.train;

/// How the learning rate changes over a run.
public enum Schedule {
    /// The peak rate throughout.
    CONSTANT,
    /// Falls in a straight line from the peak to 0 at the last step.
    LINEAR,
    /// Falls along half a cosine from the peak to 0 at the last step (SGDR, arXiv 1608.03983, without restarts).
    COSINE;

    /// Learning rate of a step.
    ///
    /// @param step from 1
    /// @param steps steps of the whole run
    /// @param warmup steps over which the rate rises in a straight line to the peak; 0 for none
    public double rate(double peak, long step, long steps, long warmup) {
        if (step <= warmup) {
            return peak * step / warmup;
        }
        if (this == CONSTANT) {
            return peak;
        }
        double done = steps <= warmup ? 1 : (double) (step - 1 - warmup) / (steps - warmup);
        return this == LINEAR ? peak * (1 - done) : peak * 0.5 * (1 + Math.cos(Math.PI * done));
    }
}
