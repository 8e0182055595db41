package palimpsest.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.workbench.ModelExport;
import palimpsest.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `palimpsest export`: a model or checkpoint for other programs.
@Command(
        name = "export",
        description = {
            "Writes a model, or a checkpoint of a run, for other programs, without the optimizer's state: as a folder"
                    + " in Hugging Face layout, or as ONNX. A LoRA adapter is written as an adapter (PEFT layout), or"
                    + " merged into its base.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = ModelArgument.DESCRIPTION)
    Path model;

    @Option(
            names = "--format",
            defaultValue = "folder",
            paramLabel = "folder|onnx",
            description = "folder: config.json, model.safetensors and the tokenizer. onnx: model.onnx with input_ids "
                    + "[batch, sequence] and logits, the config and the tokenizer. Default: folder.")
    ModelExport.Format format;

    @Option(
            names = "--dtype",
            paramLabel = "f32|f16|bf16",
            description = "Element type of the weights; 4, 2 and 2 bytes a weight. Default: that of the model; for a "
                    + "checkpoint, that of the model its run began with.")
    Optional<String> type = Optional.empty();

    @Option(
            names = "--merge",
            description =
                    "Add an adapter to its base and write the whole model, as --format onnx always does. Default: "
                            + "the adapter alone.")
    boolean merge;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make.")
    Path out;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Terminal terminal = surroundings.terminal();
        Path folder = ModelArgument.folder(model, terminal);
        String note;
        try (Workbench workbench = surroundings.workbench().get()) {
            note = workbench
                    .export(new ModelExport(folder, format, type, merge, out))
                    .join();
        }
        terminal.out().println("Model: " + out);
        if (!note.isEmpty()) {
            terminal.out().println(note);
        }
        return ExitCode.DONE;
    }
}
