package palimpsest.model;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.IntFunction;
import palimpsest.tokenizer.JsonTokenizer;

/// Writes model folders with random weights, to try the program on.
public final class RandomModel {
    private RandomModel() {}

    /// @param tokenizer a folder with the tokenizer of the model
    /// @param family the model for that tokenizer's number of ids
    /// @param seed of the weights
    /// @param target a folder that does not exist
    /// @return the target
    public static Path write(Path tokenizer, IntFunction<FamilyConfig> family, long seed, Path target)
            throws IOException {
        try (JsonTokenizer texts = JsonTokenizer.open(tokenizer);
                Arena arena = Arena.ofShared()) {
            FamilyConfig shape = family.apply(texts.vocabularySize());
            ModelConfig config = ModelConfig.of(shape, texts.beginning(), Set.copyOf(texts.ends()));
            ModelFolderWriter.writeNew(config, RandomWeights.create(config, seed, arena), tokenizer, target);
        }
        return target;
    }
}
