package palimpsest.train;

import palimpsest.tensor.Shape;

/// What one step of AdamW multiplies by, the same for every element: with gradient g,
/// m = b1 · m + g1 · g; v = b2 · v + g2 · g²; w = decay · w - rate · m / (√v + epsilon).
///
/// The bias corrections of both moments and the clipping are in `rate`, `epsilon`, `g1` and `g2`.
record AdamWFactors(float b1, float g1, float b2, float g2, float rate, float epsilon, float decay) {
    /// @param step from 1
    /// @param rate learning rate of the step
    /// @param norm global norm of the gradients before clipping
    static AdamWFactors of(OptimizerSettings settings, long step, double rate, double norm) {
        double clip = settings.clip() > 0 ? Math.min(1, settings.clip() / (norm + 1e-6)) : 1;
        double correction1 = 1 - Math.pow(settings.beta1(), step);
        double root2 = Math.sqrt(1 - Math.pow(settings.beta2(), step));
        // m / c1 / (sqrt(v) / r2 + e) = r2 / c1 · m / (sqrt(v) + e · r2)
        return new AdamWFactors(
                (float) settings.beta1(),
                (float) ((1 - settings.beta1()) * clip),
                (float) settings.beta2(),
                (float) ((1 - settings.beta2()) * clip * clip),
                (float) (rate * root2 / correction1),
                (float) (settings.epsilon() * root2),
                (float) (1 - rate * settings.weightDecay()));
    }

    /// Whether weights of a shape decay: matrices do, biases and norms do not.
    static boolean decays(Shape weight) {
        return weight.rank() > 1;
    }
}
