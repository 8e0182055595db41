package palimpsest.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import palimpsest.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `palimpsest export`: a checkpoint as a model or adapter folder.
@Command(
        name = "export",
        description = {
            "Writes a model, or a checkpoint of a run, as a folder in Hugging Face layout, without the optimizer's "
                    + "state. A LoRA adapter is written as an adapter (PEFT layout), or merged into its base.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = ModelArgument.DESCRIPTION)
    Path model;

    @Option(
            names = "--dtype",
            defaultValue = "f32",
            paramLabel = "f32|f16|bf16",
            description = "Element type of the weights; 4, 2 and 2 bytes a weight. Default: f32.")
    String type;

    @Option(
            names = "--merge",
            description = "Add an adapter to its base and write the whole model. Default: the adapter alone.")
    boolean merge;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make.")
    Path out;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Workbench workbench = surroundings.workbench().get()) {
            workbench.export(model, type, merge, out).join();
        }
        surroundings.terminal().out().println("Model: " + out);
        return ExitCode.DONE;
    }
}
