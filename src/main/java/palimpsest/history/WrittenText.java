package palimpsest.history;

import java.util.List;
import java.util.Optional;
import palimpsest.data.FileHash;
import palimpsest.train.Keeping.SelfReplay;

/// How a dataset came to be that a model wrote itself.
///
/// @param model the model's weight files
/// @param asked what was asked for
/// @param prompts the file the texts begin with; absent where each begins with the model's BOS
/// @param seed of the draws
/// @param texts number of texts
/// @param tokens tokens drawn, all texts together
/// @param file the dataset itself
public record WrittenText(
        List<FileHash> model,
        SelfReplay asked,
        Optional<FileHash> prompts,
        long seed,
        long texts,
        long tokens,
        FileHash file) {
    public WrittenText {
        model = List.copyOf(model);
    }

    /// Whether asking for this again would write the same, on the same machine: files are compared by what they hold,
    /// not by where they lie.
    public boolean answers(List<FileHash> weights, SelfReplay now, Optional<FileHash> nowPrompts, long nowSeed) {
        return sums(weights).equals(sums(model))
                && now.tokens() == asked.tokens()
                && now.temperature() == asked.temperature()
                && now.length() == asked.length()
                && nowPrompts.map(FileHash::sha256).equals(prompts.map(FileHash::sha256))
                && nowSeed == seed;
    }

    private static List<String> sums(List<FileHash> files) {
        return files.stream().map(FileHash::sha256).toList();
    }
}
