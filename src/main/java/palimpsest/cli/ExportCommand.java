package palimpsest.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.history.RecordedRun;
import palimpsest.history.SavedFile;
import palimpsest.tensor.InputException;
import palimpsest.workbench.ModelExport;
import palimpsest.workbench.RecordedRuns;
import palimpsest.workbench.RunExport;
import palimpsest.workbench.RunExport.What;
import palimpsest.workbench.Workbench;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `palimpsest export`: a model or checkpoint for other programs, or what runs show as pictures, numbers and a page.
@Command(
        name = "export",
        customSynopsis = {
            "Usage: palimpsest export RUN... --plot|--tokens|--ledger|--report FILE ...",
            "       palimpsest export --model DIR --out DIR [OPTIONS]",
            ""
        },
        synopsisHeading = "",
        description = {
            "Writes what one run shows, or several compared: plots, tokens and ledger as pictures (.png, .svg) or as"
                    + " numbers (.csv), and a report (.html). Several of these may be named at once, and each several"
                    + " times.",
            "",
            "Or writes a model, or a checkpoint of a run, for other programs, without the optimizer's state: as a"
                    + " folder in Hugging Face layout, or as ONNX. A LoRA adapter is written as an adapter (PEFT"
                    + " layout), or merged into its base.",
            ""
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Run folders; the first gives the base level.")
    List<Path> runs = List.of();

    @ArgGroup(validate = false, heading = "%nOf runs:%n")
    ExportedFiles files = new ExportedFiles();

    @ArgGroup(validate = false, heading = "%nOf a model:%n")
    Model model = new Model();

    @Spec
    CommandSpec spec;

    /// A model and its form.
    static final class Model {
        @Option(names = "--model", paramLabel = "DIR", description = ModelArgument.DESCRIPTION)
        Optional<Path> folder = Optional.empty();

        @Option(
                names = "--format",
                defaultValue = "folder",
                paramLabel = "folder|onnx",
                description =
                        "folder: config.json, model.safetensors and the tokenizer. onnx: model.onnx with input_ids "
                                + "[batch, sequence] and logits, the config and the tokenizer. Default: folder.")
        ModelExport.Format format;

        @Option(
                names = "--dtype",
                paramLabel = "f32|f16|bf16",
                description =
                        "Element type of the weights; 4, 2 and 2 bytes a weight. Default: that of the model; for a "
                                + "checkpoint, that of the model its run began with.")
        Optional<String> type = Optional.empty();

        @Option(
                names = "--merge",
                description =
                        "Add an adapter to its base and write the whole model, as --format onnx always does. Default: "
                                + "the adapter alone.")
        boolean merge;

        @Option(names = "--out", paramLabel = "DIR", description = "The folder to make.")
        Optional<Path> out = Optional.empty();
    }

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<RunExport.Target> wanted = files.all();
        if (model.folder.isPresent() || model.out.isPresent()) {
            if (!runs.isEmpty() || !wanted.isEmpty()) {
                throw refused("A model (--model, --out) and pictures of runs are exported one after the other, each "
                        + "with a command of its own.");
            }
            return exportModel();
        }
        if (wanted.isEmpty()) {
            throw refused("Name what to write of runs, such as RUN --plot losses.png, --tokens, --ledger or --report; "
                    + "or a model with --model DIR --out DIR.");
        }
        if (runs.isEmpty()) {
            throw refused("Name the folder of at least one run before %s."
                    .formatted(ExportedFiles.option(wanted.getFirst().what())));
        }
        return exportRuns(wanted);
    }

    private ParameterException refused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private int exportRuns(List<RunExport.Target> wanted) {
        files.check();
        RecordedRuns read =
                RecordedRuns.read(runs.stream().map(TrainCommand::absolute).toList());
        for (int run = 0; run < read.runs().size(); run++) {
            for (RunExport.Target target : wanted) {
                requireRecorded(read, run, target.what());
            }
        }
        Map<Path, String> numbers = new LinkedHashMap<>();
        List<RunExport.Target> pictures = new ArrayList<>();
        for (RunExport.Target target : wanted) {
            if (ExportedFiles.isNumbers(target)) {
                numbers.put(target.file(), RunNumbers.csv(read, target.what()));
            } else {
                pictures.add(target);
            }
        }
        // first the pictures, of which some may turn out not to be possible
        if (!pictures.isEmpty()) {
            RunExport.Axes axes = new RunExport.Axes(files.unit, files.across);
            surroundings.exports().accept(new RunExport(read, pictures, axes, files.ground, files.scale));
        }
        numbers.forEach(SavedFile::write);
        wanted.forEach(target -> surroundings.terminal().out().println("Written: " + target.file()));
        return ExitCode.DONE;
    }

    /// @throws InputException if a run has nothing of what is to be shown
    private static void requireRecorded(RecordedRuns runs, int index, What what) {
        RecordedRun run = runs.runs().get(index);
        boolean there = switch (what) {
            case TOKENS -> run.comparesTokens();
            case LEDGER -> !runs.knowledge(index).isEmpty();
            case PLOT, REPORT -> !run.measured().isEmpty() || !run.steps().isEmpty();
        };
        if (!there) {
            String lacking = switch (what) {
                case TOKENS ->
                    "%s has no probe passages, so there are no tokens to show; start a run with --old or --probe, or "
                            + "leave --tokens out.";
                case LEDGER -> "%s has no ledger yet; wait for the first measurement, or leave --ledger out.";
                case PLOT, REPORT ->
                    "%s has nothing measured yet; wait for the first measurement, or name another run.";
            };
            throw new InputException(lacking.formatted(run.folder().root()));
        }
    }

    private int exportModel() {
        if (model.folder.isEmpty() || model.out.isEmpty()) {
            throw refused("A model needs both --model DIR and --out DIR, but %s is missing."
                    .formatted(model.folder.isEmpty() ? "--model" : "--out"));
        }
        Terminal terminal = surroundings.terminal();
        Path folder = ModelArgument.folder(model.folder.get(), terminal);
        Path out = model.out.get();
        String note;
        try (Workbench workbench = surroundings.workbench().get()) {
            note = workbench
                    .export(new ModelExport(folder, model.format, model.type, model.merge, out))
                    .join();
        }
        terminal.out().println("Model: " + out);
        if (!note.isEmpty()) {
            terminal.out().println(note);
        }
        return ExitCode.DONE;
    }
}
