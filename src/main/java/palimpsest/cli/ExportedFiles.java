package palimpsest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.tensor.InputException;
import palimpsest.workbench.RunExport;
import palimpsest.workbench.RunExport.What;
import picocli.CommandLine.Option;

/// What of runs goes into which files.
final class ExportedFiles {
    private static final List<String> FIGURES = List.of(".png", ".svg", ".csv");
    private static final List<String> PAGE = List.of(".html");

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "The losses of the new and of the old text, all runs in the same plots,"
                    + " as PNG or SVG, or as CSV with every recorded point on each axis and in each unit.")
    List<Path> plot = List.of();

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "The probe passages with what each token lost or gained, in bits, as PNG, SVG or CSV.")
    List<Path> tokens = List.of();

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "What is known before and now, area by area, as PNG, SVG or CSV.")
    List<Path> ledger = List.of();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "All of this with the plan, as one page that needs no network and no other file.")
    List<Path> report = List.of();

    @Option(
            names = "--unit",
            defaultValue = "bits",
            paramLabel = "nats|bits|perplexity",
            description = "What plots measure: nats per token, bits per byte, or perplexity. Default: bits.")
    RunExport.Unit unit;

    @Option(
            names = "--x",
            defaultValue = "step",
            paramLabel = "step|tokens|epochs|seconds|flops",
            description = "What the x axis of plots counts. Default: step.")
    RunExport.Across across;

    @Option(
            names = "--theme",
            defaultValue = "light",
            paramLabel = "light|dark|transparent",
            description = "What pictures stand on; transparent has dark ink, for white paper. The report follows the "
                    + "reader's system. Default: light.")
    RunExport.Ground ground;

    @Option(
            names = "--scale",
            defaultValue = "2",
            paramLabel = "1..4",
            description = "Pixels of a PNG for each pixel of the layout. Default: 2.")
    int scale;

    @Option(names = "--overwrite", description = "Write over files that are there.")
    boolean overwrite;

    /// What is asked for, in the order of the help.
    List<RunExport.Target> all() {
        List<RunExport.Target> all = new ArrayList<>();
        plot.forEach(file -> all.add(new RunExport.Target(What.PLOT, file)));
        tokens.forEach(file -> all.add(new RunExport.Target(What.TOKENS, file)));
        ledger.forEach(file -> all.add(new RunExport.Target(What.LEDGER, file)));
        report.forEach(file -> all.add(new RunExport.Target(What.REPORT, file)));
        return all;
    }

    /// Whether numbers are wanted rather than a picture.
    static boolean isNumbers(RunExport.Target target) {
        return target.ending().equals(".csv");
    }

    /// Refuses what cannot be written before anything is.
    ///
    /// @throws InputException if it cannot
    void check() {
        if (scale < 1 || scale > 4) {
            throw new InputException("--scale takes a number from 1 to 4, but found %d.".formatted(scale));
        }
        List<Path> named = new ArrayList<>();
        for (RunExport.Target target : all()) {
            What what = target.what();
            Path file = target.file();
            List<String> known = what == What.REPORT ? PAGE : FIGURES;
            if (!known.contains(target.ending())) {
                throw new InputException("%s is written as %s, but %s ends otherwise; name a file that ends so."
                        .formatted(option(what), String.join(", ", known), file));
            }
            Path place = file.toAbsolutePath().normalize();
            if (named.contains(place)) {
                throw new InputException("%s is named twice; name a file for each.".formatted(file));
            }
            named.add(place);
            if (Files.exists(file) && !overwrite) {
                throw new InputException("%s is there already; name another file, or add --overwrite.".formatted(file));
            }
        }
    }

    static String option(What what) {
        return "--" + what.name().toLowerCase(Locale.ROOT);
    }
}
