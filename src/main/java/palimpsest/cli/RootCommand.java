package palimpsest.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.tensor.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `palimpsest` itself: without a command it opens the window.
@Command(
        name = "palimpsest",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows what fine-tuning makes a language model forget.",
            "",
            "Without a command the window opens. Losses are in nats per token and bits per byte, lengths in tokens.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "palimpsest COMMAND --help tells what a command takes."})
final class RootCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and end.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the versions and end.")
    boolean version;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show an error's stack trace as well.")
    boolean verbose;

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!surroundings.window().hasDisplay()) {
            throw new InputException("There is no display to open the window on. Name a command to work in the "
                    + "terminal; palimpsest --help lists them.");
        }
        surroundings.window().open(Optional.empty());
        return ExitCode.DONE;
    }
}
