package palimpsest.train;

/// AdamW (decoupled weight decay, arXiv 1711.05101) with global-norm clipping.
///
/// @param learningRate peak learning rate
/// @param schedule its course
/// @param warmup steps of linear warm-up
/// @param beta1 decay of the first moment
/// @param beta2 decay of the second moment
/// @param epsilon added to the root of the second moment
/// @param weightDecay decoupled, on matrices only (not on biases and norms)
/// @param clip largest global gradient norm; 0 for no clipping
public record OptimizerSettings(
        double learningRate,
        Schedule schedule,
        long warmup,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double clip) {
    /// The settings a run starts from when nothing else is said.
    public static OptimizerSettings standard() {
        return new OptimizerSettings(5e-4, Schedule.CONSTANT, 0, 0.9, 0.95, 1e-8, 0, 1);
    }

    /// These settings with another peak learning rate and course of it.
    public OptimizerSettings with(double learningRate, Schedule schedule) {
        return new OptimizerSettings(learningRate, schedule, warmup, beta1, beta2, epsilon, weightDecay, clip);
    }
}
