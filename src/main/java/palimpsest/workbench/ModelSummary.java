package palimpsest.workbench;

import java.nio.file.Path;

/// What opening a model folder understood.
///
/// @param folder the folder
/// @param name folder name, as shown
/// @param family for instance `llama`
/// @param parameters number of weights, a tied head counted once
/// @param blocks transformer blocks
/// @param width hidden size
/// @param context most tokens the model can take in
/// @param vocabulary number of token ids
/// @param elementType type on disk, for instance `F32`
/// @param bytes size of the weights on disk
/// @param note what was followed to come to this folder, in a sentence; empty where it was named itself
public record ModelSummary(
        Path folder,
        String name,
        String family,
        long parameters,
        int blocks,
        int width,
        int context,
        int vocabulary,
        String elementType,
        long bytes,
        String note) {}
