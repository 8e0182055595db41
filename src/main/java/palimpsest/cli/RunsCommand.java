package palimpsest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.cli.TextTable.Column;
import palimpsest.history.ListedRun;
import palimpsest.history.RunListing;
import palimpsest.tensor.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `palimpsest runs`: lists run folders.
@Command(
        name = "runs",
        description = {
            "Lists the runs below a folder, the one written last first: state, steps done and planned, replay share "
                    + "in percent of the tokens.",
            ""
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n")
final class RunsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that the run folders lie in. Default: where the window keeps its runs.")
    Optional<Path> folder = Optional.empty();

    RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Terminal terminal = surroundings.terminal();
        Path below = folder.orElse(surroundings.runsHome());
        if (folder.isPresent() && !Files.isDirectory(below)) {
            throw new InputException(
                    "There is no folder %s; name the folder that the run folders lie in.".formatted(below));
        }
        List<ListedRun> runs = RunListing.below(below);
        if (runs.isEmpty()) {
            terminal.out().println("There are no runs in " + below + ".");
            return ExitCode.DONE;
        }
        TextTable table = new TextTable(
                Column.text("run"),
                Column.text("state"),
                Column.number("step"),
                Column.number("of"),
                Column.number("replay"),
                Column.text("written"));
        for (ListedRun run : runs) {
            boolean known = run.problem().isEmpty();
            table.row(
                    run.name(),
                    known ? run.state().name().toLowerCase(Locale.ROOT) : "damaged",
                    known ? Numbers.whole(run.step()) : "-",
                    known ? Numbers.whole(run.steps()) : "-",
                    known ? Numbers.percent(run.replay()) : "-",
                    TIME.format(run.changed().atZone(ZoneId.systemDefault())));
        }
        terminal.out().println(below);
        table.lines(terminal.width()).forEach(terminal.out()::println);
        runs.forEach(run -> run.problem().ifPresent(terminal.err()::println));
        return ExitCode.DONE;
    }
}
