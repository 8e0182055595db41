package palimpsest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import palimpsest.cli.TextTable.Column;
import palimpsest.sample.AreaCount;
import palimpsest.sample.SampleCheck;
import palimpsest.sample.SampleFile;
import palimpsest.sample.SampleReport;
import palimpsest.sample.SampleWorld;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `palimpsest sample`: writes the texts of the sample world, or checks them.
@Command(
        name = "sample",
        description = {
            "Writes the texts of the embedded sample: small corpora of facts, held-out texts, probe passages,"
                    + " questions with their answers, and new texts to fine-tune on. Sizes are in bytes.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class SampleCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec command;

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

    @Option(
            names = "--editions",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often the training texts tell everything over, each time in another order and company;"
                    + " the other texts stay the same. The sample's models were trained on 20. Default:"
                    + " ${DEFAULT-VALUE}.")
    int editions;

    @Option(
            names = "--verify",
            description =
                    "Write nothing. Make the texts again, compare them byte for byte with those in DIR, and check "
                            + "the facts: none asked twice, none contradicted, all numbers worked out again.")
    boolean verify;

    SampleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (editions < 1 || verify && editions > 1) {
            throw new ParameterException(
                    command.commandLine(),
                    verify
                            ? "--verify checks one edition; leave --editions away."
                            : "--editions must be at least 1, not " + editions + ".");
        }
        return verify ? verified() : written();
    }

    private int written() {
        SampleReport report = SampleWorld.write(out, seed, editions);
        TextTable table = new TextTable(Column.text("file"), Column.number("documents"), Column.number("bytes"));
        for (SampleFile file : report.files()) {
            table.row(file.path(), Numbers.whole(file.documents()), Numbers.whole(file.bytes()));
        }
        print(table);
        say("%s facts, written to %s".formatted(Numbers.whole(report.facts()), out));
        return ExitCode.DONE;
    }

    private int verified() {
        SampleCheck check = SampleCheck.of(out, seed);
        TextTable table = new TextTable(
                Column.text("area"),
                Column.number("facts"),
                Column.number("items"),
                Column.number("documents"),
                Column.number("bytes"));
        check.areas().forEach(area -> count(table, area.area(), List.of(area)));
        count(table, "all areas", check.areas());
        check.newTexts().forEach(text -> count(table, "new: " + text.area(), List.of(text)));
        print(table);
        check.faults().forEach(this::say);
        say(
                check.faults().isEmpty()
                        ? out + ": every text is byte for byte what the seed " + seed + " gives, and every fact holds."
                        : "Faults found in %s: %s. palimpsest sample --out %s --seed %d writes the texts again."
                                .formatted(out, Numbers.whole(check.faults().size()), out, seed));
        return check.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void count(TextTable table, String name, List<AreaCount> areas) {
        table.row(
                name,
                Numbers.whole(areas.stream().mapToInt(AreaCount::facts).sum()),
                Numbers.whole(areas.stream().mapToInt(AreaCount::items).sum()),
                Numbers.whole(areas.stream().mapToInt(AreaCount::documents).sum()),
                Numbers.whole(areas.stream().mapToLong(AreaCount::bytes).sum()));
    }

    private void print(TextTable table) {
        table.lines(surroundings.terminal().width()).forEach(this::say);
    }

    private void say(String line) {
        surroundings.terminal().out().println(line);
    }
}
