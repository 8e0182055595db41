package palimpsest.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.data.CommaSeparated;
import palimpsest.history.LedgerNumbers;
import palimpsest.history.RecordedRun;
import palimpsest.history.RunReader;
import palimpsest.history.SavedFile;
import palimpsest.measure.Knowledge;
import palimpsest.tensor.InputException;
import palimpsest.workbench.Replies;
import palimpsest.workbench.Workbench;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `palimpsest ledger`: what a run's model knew and still knows.
@Command(
        name = "ledger",
        description = {
            "Tells, area by area, how many of the probe questions the model answered before the run and answers now, "
                    + "and the bits per byte of the probes before and now, with the interval of 95 %% of the change "
                    + "over passages and questions. Questions come from probe files: .jsonl with a prompt and an "
                    + "answer a line, or .csv with two columns (prompt, answer) or three (area, prompt, answer).",
            ""
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class LedgerCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "The run folder.")
    Path run;

    @Option(
            names = "--items",
            paramLabel = "AREA",
            description = "List this area's questions instead, those that lost most first, with what the model of "
                    + "the latest checkpoint answers now.")
    Optional<String> items = Optional.empty();

    @ArgGroup
    Form form = new Form();

    /// How it is given.
    static final class Form {
        @Option(
                names = "--json",
                description = "Print one JSON object, with every question and its course; with --items, of one area.")
        boolean json;

        @Option(
                names = "--csv",
                paramLabel = "FILE",
                description = "Write comma-separated values into a file, or print them where FILE is -: a line an "
                        + "area or, with --items, a question.")
        Optional<Path> csv = Optional.empty();
    }

    LedgerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RecordedRun recorded = RunReader.read(TrainCommand.absolute(run));
        Knowledge knowledge = recorded.knowledge();
        if (knowledge.isEmpty()) {
            throw new InputException(
                    "%s has nothing measured yet; wait for the first measurement, or start a run with --old or --probe."
                            .formatted(recorded.folder().root()));
        }
        if (items.isEmpty()) {
            print(LedgerTable.areas(knowledge), LedgerNumbers.csv(knowledge), LedgerJson.of(knowledge));
            return ExitCode.DONE;
        }
        Knowledge.Area area = find(knowledge, items.get());
        Optional<Replies> replies = ask(recorded, area);
        TextTable table = LedgerTable.items(knowledge, area, replies);
        print(table, table.csv(), LedgerJson.of(knowledge, area, replies));
        return ExitCode.DONE;
    }

    private void print(TextTable table, String csv, String json) {
        PrintStream out = surroundings.terminal().out();
        if (form.json) {
            out.println(json);
        } else if (form.csv.isEmpty()) {
            table.lines(surroundings.terminal().width()).forEach(out::println);
        } else if (form.csv.get().equals(STANDARD_OUTPUT)) {
            out.print(csv.replace(CommaSeparated.LINE_END, System.lineSeparator()));
        } else {
            SavedFile.write(form.csv.get(), csv);
        }
    }

    private Optional<Replies> ask(RecordedRun recorded, Knowledge.Area area) {
        if (area.items().isEmpty() || recorded.folder().checkpointSteps().isEmpty()) {
            return Optional.empty();
        }
        try (Workbench workbench = surroundings.workbench().get()) {
            return Optional.of(workbench
                    .open(recorded.folder().root())
                    .join()
                    .ask(area.items().stream().map(Knowledge.Item::question).toList())
                    .join());
        }
    }

    private static Knowledge.Area find(Knowledge knowledge, String name) {
        List<String> names =
                knowledge.areas().stream().map(Knowledge.Area::name).toList();
        return knowledge
                .area(name)
                .orElseThrow(() -> new InputException(
                        "There is no area %s; there are %s.".formatted(name, String.join(", ", names))));
    }
}
