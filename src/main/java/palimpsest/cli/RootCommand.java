package palimpsest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.tensor.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `palimpsest` itself: without a command it opens the window.
@Command(
        name = "palimpsest",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows what fine-tuning makes a language model forget.",
            "",
            "Without a command the window opens, with the files and folders that are named. Losses are in nats per"
                    + " token and bits per byte, lengths in tokens.",
            ""
        },
        parameterListHeading = "%n",
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

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Models, texts and runs to open in the window, as if they were dropped on it.")
    List<Path> files = List.of();

    @Spec
    CommandSpec spec;

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        for (Path file : files) {
            requireThere(file);
        }
        if (!surroundings.window().hasDisplay()) {
            throw new InputException("There is no display to open the window on. Name a command to work in the "
                    + "terminal; palimpsest --help lists them.");
        }
        surroundings
                .window()
                .open(
                        Optional.empty(),
                        files.stream()
                                .map(file -> file.toAbsolutePath().normalize())
                                .toList());
        return ExitCode.DONE;
    }

    /// A plain word that names nothing on disk was meant as a command.
    private void requireThere(Path file) {
        if (Files.exists(file)) {
            return;
        }
        String word = file.toString();
        if (file.getNameCount() == 1 && word.chars().allMatch(c -> Character.isLetter(c) || c == '-')) {
            throw new UnmatchedArgumentException(spec.commandLine(), List.of(word));
        }
        throw new InputException(
                "%s is not there. Name files and folders that exist, or a command; palimpsest --help lists them."
                        .formatted(file));
    }
}
