package palimpsest.workbench;

import java.nio.file.Path;
import java.util.Optional;

/// A model to be written for other programs.
///
/// @param model folder in Hugging Face layout, a checkpoint, an adapter, or a run
/// @param format what to write
/// @param type element type of the weights, `f32`, `f16` or `bf16`; empty for that of the model, which for a checkpoint
///     is that of the model its run began with
/// @param merged whether an adapter is added to its base; ONNX always is
/// @param target a folder that does not exist or is empty
public record ModelExport(Path model, Format format, Optional<String> type, boolean merged, Path target) {
    /// What a model can be written as.
    public enum Format {
        /// A folder in Hugging Face layout, or an adapter's in that of PEFT.
        FOLDER,
        /// A folder with `model.onnx` beside the config and the tokenizer.
        ONNX
    }
}
