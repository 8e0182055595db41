package palimpsest.workbench;

import java.nio.file.Path;
import java.util.List;

/// What reading data files understood. Tokens are 0 until a model is known.
///
/// @param files the files, in order
/// @param areas names of the areas found
/// @param documents number of documents, or of rows for packed rows
/// @param tokens number of tokens
/// @param bytes size on disk
/// @param heldOutDocuments documents set aside for measuring
/// @param heldOutTokens tokens set aside
/// @param packedRows whether the files are packed rows (`.npy`)
/// @param preview the first few hundred characters
public record DataSummary(
        List<Path> files,
        List<String> areas,
        long documents,
        long tokens,
        long bytes,
        long heldOutDocuments,
        long heldOutTokens,
        boolean packedRows,
        String preview) {}
