package palimpsest.cli;

import palimpsest.measure.Sampling;
import palimpsest.tensor.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How `palimpsest generate` chooses each token.
final class SamplingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0",
            description = "0 takes the likeliest token each time; 1 draws as the model predicts. Default: "
                    + "${DEFAULT-VALUE}.")
    double temperature;

    @Option(
            names = "--top-k",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws among the N likeliest tokens; 0 for all. Default: ${DEFAULT-VALUE}.")
    int topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "1",
            description = "Draws among the likeliest tokens that reach this probability together; 1 for all. Default: "
                    + "${DEFAULT-VALUE}.")
    double topP;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the draw, where the temperature is above 0. Default: ${DEFAULT-VALUE}.")
    long seed;

    /// @throws ParameterException that says which number is out of range
    Sampling sampling() {
        try {
            return new Sampling(temperature, topK, topP, seed);
        } catch (InputException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
