package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import palimpsest.data.TextColumns;
import palimpsest.train.DeviceChoice;
import palimpsest.train.OptimizerSettings;

/// Everything a person chooses for training a Llama-family model from random weights.
///
/// @param files the corpus, a file an area
/// @param columns which column of a table is the text, where one was chosen
/// @param heldOut held-out text, a file an area; when empty a part of each of `files` is set aside
/// @param tokenizer a `tokenizer.json`, or a model folder that holds one; when absent one is trained on `files`
/// @param vocabulary number of token ids of a tokenizer to be trained
/// @param blocks transformer blocks
/// @param width hidden size
/// @param heads attention heads; they divide `width`
/// @param keyValueHeads key and value heads; they divide `heads`
/// @param feedForward width of the feed-forward layer
/// @param steps optimizer steps
/// @param batch rows a step is made of
/// @param context tokens of input in a row, and most tokens the model will take in
/// @param optimizer optimizer settings
/// @param seed of the weights and of the data order
/// @param measureEvery steps between measurements; 0 lets the program choose
/// @param threads ONNX Runtime threads; 0 for all physical cores
/// @param device where to compute
public record PretrainPlan(
        List<Path> files,
        TextColumns columns,
        List<Path> heldOut,
        Optional<Path> tokenizer,
        int vocabulary,
        int blocks,
        int width,
        int heads,
        int keyValueHeads,
        int feedForward,
        long steps,
        int batch,
        int context,
        OptimizerSettings optimizer,
        long seed,
        long measureEvery,
        int threads,
        DeviceChoice device) {
    public PretrainPlan {
        files = List.copyOf(files);
        heldOut = List.copyOf(heldOut);
    }
}
