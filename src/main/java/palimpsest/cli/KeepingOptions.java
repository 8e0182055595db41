package palimpsest.cli;

import java.util.Optional;
import palimpsest.train.Keeping;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is done besides replay to keep what the model knew.
final class KeepingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--kl",
            paramLabel = "C",
            defaultValue = "0",
            description = "Coefficient of KL to the base: adds C times the divergence of the base's predictions from "
                    + "the model's on --old, in nats per token; 0.1 to 1 is usual. Works at --replay 0 too. Default: "
                    + "${DEFAULT-VALUE}.")
    double kl;

    @Option(
            names = "--l2sp",
            paramLabel = "C",
            defaultValue = "0",
            description = "Coefficient of L2-SP: adds C times half the squared distance of the weights from the "
                    + "base's; 0.01 to 0.1 is usual. Needs no text. Default: ${DEFAULT-VALUE}.")
    double l2sp;

    @Option(
            names = "--ewc",
            paramLabel = "C",
            defaultValue = "0",
            description = "Coefficient of EWC: as L2-SP, with each weight counting by its Fisher information on --old, "
                    + "in nats per token; 1 to 10 is usual. Default: ${DEFAULT-VALUE}.")
    double ewc;

    Keeping keeping() {
        return new Keeping(kl, l2sp, ewc, Optional.empty());
    }

    /// @throws ParameterException that names the first option out of range
    void check() {
        require(kl, "--kl");
        require(l2sp, "--l2sp");
        require(ewc, "--ewc");
    }

    private void require(double coefficient, String option) {
        if (!(coefficient >= 0 && Double.isFinite(coefficient))) {
            throw new ParameterException(
                    command.commandLine(), "%s must be 0 or more, not %s.".formatted(option, coefficient));
        }
    }
}
