package palimpsest.cli;

import java.nio.file.Path;
import palimpsest.workbench.ModelPlace;

/// What a command's `--model` stands for.
final class ModelArgument {
    static final String DESCRIPTION = "The model: a folder in Hugging Face layout (config.json, *.safetensors,"
            + " tokenizer), an .onnx file without a cache or its folder, a run, which stands for its best or latest"
            + " checkpoint, or one checkpoint of a run.";

    private ModelArgument() {}

    /// The folder to open; where a run was followed to it, the terminal says so.
    ///
    /// @throws palimpsest.tensor.InputException if the run has no checkpoint
    static Path folder(Path given, Terminal terminal) {
        ModelPlace place = ModelPlace.of(given);
        if (!place.note().isEmpty()) {
            terminal.err().println(place.note());
        }
        return place.folder();
    }
}
