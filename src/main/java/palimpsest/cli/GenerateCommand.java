package palimpsest.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import palimpsest.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `palimpsest generate`: continues a text.
@Command(
        name = "generate",
        description = {"Continues a text with a model and prints what it adds. Lengths are in tokens.", ""},
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec command;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = ModelArgument.DESCRIPTION)
    Path model;

    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "The text to continue.")
    String prompt;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "100",
            description = "Most tokens to add. Default: ${DEFAULT-VALUE}.")
    int tokens;

    @Mixin
    SamplingOptions sampling;

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (tokens < 1) {
            throw new ParameterException(command.commandLine(), "--tokens must be at least 1, not " + tokens + ".");
        }
        Terminal terminal = surroundings.terminal();
        Path folder = ModelArgument.folder(model, terminal);
        try (Workbench workbench = surroundings.workbench().get()) {
            workbench
                    .generate(folder, prompt, tokens, sampling.sampling(), piece -> {
                        terminal.out().print(piece);
                        terminal.out().flush();
                    })
                    .join();
        }
        terminal.out().println();
        return ExitCode.DONE;
    }
}
