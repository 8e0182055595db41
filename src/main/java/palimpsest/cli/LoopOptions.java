package palimpsest.cli;

import palimpsest.train.DeviceChoice;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Schedule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options of a training loop, the same for fine-tuning and for pretraining.
final class LoopOptions {
    private static final double EPSILON = 1e-8;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200",
            description = "Optimizer steps. Default: ${DEFAULT-VALUE}.")
    long steps;

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            defaultValue = "8",
            description = "Rows of a step, in rows. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Option(
            names = "--context",
            paramLabel = "TOKENS",
            defaultValue = "256",
            description = "Length of a row, in tokens. Default: ${DEFAULT-VALUE}.")
    int context;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            defaultValue = "5e-4",
            description = "Peak learning rate of AdamW. Default: ${DEFAULT-VALUE}.")
    double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "constant|linear|cosine",
            defaultValue = "constant",
            description = "Course of the learning rate. Default: ${DEFAULT-VALUE}.")
    Schedule schedule;

    @Option(
            names = "--warmup",
            paramLabel = "STEPS",
            defaultValue = "0",
            description = "Steps over which the rate rises to its peak, in steps. Default: ${DEFAULT-VALUE}.")
    long warmup;

    @Option(
            names = "--weight-decay",
            paramLabel = "DECAY",
            defaultValue = "0",
            description = "Decoupled weight decay, on matrices only. Default: ${DEFAULT-VALUE}.")
    double weightDecay;

    @Option(
            names = "--betas",
            paramLabel = "B1,B2",
            defaultValue = "0.9,0.95",
            description = "Decay of AdamW's two moments. Default: ${DEFAULT-VALUE}.")
    Betas betas;

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            defaultValue = "1.0",
            description = "Largest global gradient norm; 0 for no clipping. Default: ${DEFAULT-VALUE}.")
    double clip;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--measure-every",
            paramLabel = "STEPS",
            description = "Steps between measurements, in steps. Default: 20, and more where measuring would take over "
                    + "15 %% of the time.")
    Long measureEvery;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads to compute on; 0 for all physical cores. Default: ${DEFAULT-VALUE}.")
    int threads;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|cuda",
            defaultValue = "auto",
            description = "Where to compute. Default: ${DEFAULT-VALUE}.")
    DeviceChoice device;

    /// The optimizer's settings.
    OptimizerSettings optimizer() {
        return new OptimizerSettings(
                learningRate, schedule, warmup, betas.first(), betas.second(), EPSILON, weightDecay, clip);
    }

    /// Steps between measurements; 0 lets the program choose.
    long measureEverySteps() {
        return measureEvery == null ? 0 : measureEvery;
    }

    /// @throws ParameterException that names the first option out of range
    void check() {
        require(steps >= 1, "--steps", "at least 1", steps);
        require(batch >= 1, "--batch", "at least 1 row", batch);
        require(context >= 1, "--context", "at least 1 token", context);
        require(learningRate > 0 && Double.isFinite(learningRate), "--lr", "a number above 0", learningRate);
        require(warmup >= 0, "--warmup", "0 steps or more", warmup);
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "--weight-decay", "0 or more", weightDecay);
        require(clip >= 0 && Double.isFinite(clip), "--clip", "0 (no clipping) or more", clip);
        require(measureEvery == null || measureEvery >= 1, "--measure-every", "at least 1 step", measureEvery);
        require(threads >= 0, "--threads", "0 (all physical cores) or more", threads);
    }

    private void require(boolean holds, String option, String expected, Object found) {
        if (!holds) {
            throw new ParameterException(
                    command.commandLine(), "%s must be %s, not %s.".formatted(option, expected, found));
        }
    }
}
