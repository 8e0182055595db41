package palimpsest.cli;

import palimpsest.train.Stopping;
import palimpsest.train.Stopping.Best;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// When a run ends, and which of its weights are the result.
final class StoppingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--epochs",
            paramLabel = "E",
            description = "Passes over the new text, in place of --steps; 1.5 is once and a half.")
    Double epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Ends the run after N measurements without a lower loss, and keeps the best. Default: 0, which "
                            + "does all the steps.")
    int patience;

    @Option(
            names = "--keep-best",
            paramLabel = "new|old|weighted",
            description =
                    "Keeps the checkpoint with the lowest held-out loss on the new text, on the original text, or "
                            + "of both weighted by --old-weight. Default: the last one, or new with --patience.")
    Kept keepBest;

    @Option(
            names = "--old-weight",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "What the original text's loss counts in --keep-best weighted, 0 to 1. Default: "
                    + "${DEFAULT-VALUE}.")
    Share oldWeight;

    /// The losses that a best checkpoint can be kept by.
    enum Kept {
        NEW(Best.NEW),
        OLD(Best.OLD),
        WEIGHTED(Best.WEIGHTED);

        private final Best best;

        Kept(Best best) {
            this.best = best;
        }
    }

    Stopping stopping() {
        Best unasked = patience > 0 ? Best.NEW : Best.LAST;
        return new Stopping(
                epochs == null ? 0 : epochs, patience, keepBest == null ? unasked : keepBest.best, oldWeight.value());
    }

    /// @throws ParameterException that names the first option that cannot be
    void check() {
        require(
                epochs == null || epochs > 0 && Double.isFinite(epochs),
                "--epochs must be over 0, not " + epochs + ".");
        require(
                epochs == null || !command.commandLine().getParseResult().hasMatchedOption("--steps"),
                "--epochs and --steps both say how long the run is; give one of them.");
        require(patience >= 0, "--patience must be 0 measurements or more, not " + patience + ".");
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
