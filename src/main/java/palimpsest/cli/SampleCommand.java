package palimpsest.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import palimpsest.cli.TextTable.Column;
import palimpsest.sample.SampleFile;
import palimpsest.sample.SampleReport;
import palimpsest.sample.SampleWorld;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `palimpsest sample`: writes the texts of the sample world.
@Command(
        name = "sample",
        description = {
            "Writes the texts of the embedded sample: small corpora of facts, held-out texts, probe passages and a new "
                    + "text that denies some of the facts. Sizes are in bytes.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class SampleCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = SampleFolder.NAME,
            description = "Where to write; files of the same names are replaced. Default: ${DEFAULT-VALUE}.")
    Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + SampleWorld.SEED,
            description = "The same seed gives the same bytes. Default: ${DEFAULT-VALUE}.")
    long seed;

    SampleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SampleReport report = SampleWorld.write(out, seed);
        TextTable table = new TextTable(Column.text("file"), Column.number("documents"), Column.number("bytes"));
        for (SampleFile file : report.files()) {
            table.row(file.path(), Numbers.whole(file.documents()), Numbers.whole(file.bytes()));
        }
        Terminal terminal = surroundings.terminal();
        table.lines(terminal.width()).forEach(terminal.out()::println);
        terminal.out().println("%s facts, written to %s".formatted(Numbers.whole(report.facts()), out));
        return ExitCode.DONE;
    }
}
