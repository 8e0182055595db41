package palimpsest.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.measure.Knowledge;
import palimpsest.measure.KnowledgeReader;
import palimpsest.tensor.InputException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `palimpsest ledger`: what a run's model knew and still knows.
@Command(
        name = "ledger",
        description = {
            "Tells, area by area, how many of the probe questions the model answered before the run and answers now, "
                    + "and the bits per byte of the probe passages before and now, with the interval of 95 %% of the "
                    + "change. Questions come from probe files with a prompt and an answer a line.",
            ""
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class LedgerCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "The run folder.")
    Path run;

    @Option(
            names = "--area",
            paramLabel = "NAME",
            description = "List this area's questions instead, those that lost most first.")
    Optional<String> area = Optional.empty();

    @ArgGroup
    Form form = new Form();

    /// How it is printed.
    static final class Form {
        @Option(names = "--json", description = "Print one JSON object, with every question and its course.")
        boolean json;

        @Option(
                names = "--csv",
                description = "Print comma-separated values, a line an area or, with --area, a question.")
        boolean csv;
    }

    LedgerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Knowledge knowledge = read(RunReader.read(TrainCommand.absolute(run)));
        PrintStream out = surroundings.terminal().out();
        if (form.json) {
            out.println(LedgerJson.of(knowledge));
            return ExitCode.DONE;
        }
        TextTable table = area.map(name -> LedgerTable.items(knowledge, find(knowledge, name)))
                .orElseGet(() -> LedgerTable.areas(knowledge));
        (form.csv ? table.csv() : table.lines(surroundings.terminal().width())).forEach(out::println);
        return ExitCode.DONE;
    }

    private static Knowledge read(RecordedRun recorded) {
        if (recorded.passages().isEmpty() || recorded.snapshotSteps().isEmpty()) {
            throw new InputException(
                    "%s has no probe passages measured yet; wait for the first measurement, or start a run with --probe."
                            .formatted(recorded.folder().root()));
        }
        KnowledgeReader reader = new KnowledgeReader(recorded.passages());
        recorded.snapshotSteps().forEach(step -> reader.add(recorded.snapshot(step)));
        return reader.knowledge();
    }

    private static Knowledge.Area find(Knowledge knowledge, String name) {
        return knowledge.areas().stream()
                .filter(area -> area.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("There is no area %s; there are %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        knowledge.areas().stream()
                                                .map(Knowledge.Area::name)
                                                .toList()))));
    }
}
