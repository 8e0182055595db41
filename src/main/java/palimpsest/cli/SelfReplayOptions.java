package palimpsest.cli;

import java.nio.file.Path;
import java.util.Optional;
import palimpsest.train.Keeping.SelfReplay;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Old text that the model writes itself before the run, where its original text is not at hand.
final class SelfReplayOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--self-replay",
            paramLabel = "TOKENS",
            description =
                    "Let the model write so many tokens of old text itself before the first step, as a file in the "
                            + "run folder; with --old it comes on top. Default: none.")
    Optional<Long> tokens = Optional.empty();

    @Option(
            names = "--self-temperature",
            paramLabel = "T",
            defaultValue = "1",
            description = "Temperature of that text; 1 draws as the model predicts. Default: ${DEFAULT-VALUE}.")
    double temperature;

    @Option(
            names = "--self-length",
            paramLabel = "TOKENS",
            description = "Most tokens of each of its texts. Default: --context.")
    Optional<Integer> length = Optional.empty();

    @Option(
            names = "--self-prompts",
            paramLabel = "FILE",
            description =
                    "A file whose texts begin the model's own, in turn. Default: each begins with the model's BOS.")
    Optional<Path> prompts = Optional.empty();

    /// @param context tokens of a row
    Optional<SelfReplay> selfReplay(int context) {
        if (tokens.isEmpty() && (length.isPresent() || prompts.isPresent() || temperature != 1)) {
            throw new ParameterException(
                    command.commandLine(), "--self-temperature, --self-length and --self-prompts need --self-replay.");
        }
        return tokens.map(count ->
                new SelfReplay(count, temperature, length.orElse(context), prompts.map(TrainCommand::absolute)));
    }
}
