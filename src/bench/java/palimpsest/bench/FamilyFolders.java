package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import palimpsest.model.FamilyExamples;
import palimpsest.model.ModelConfig;
import palimpsest.model.ModelFolderWriter;
import palimpsest.model.RandomWeights;
import palimpsest.tokenizer.BpeTrainer;
import palimpsest.tokenizer.JsonTokenizer;

/// Writes a folder with a random model of each family, to try the program on by hand.
///
/// Options: where to, a text file to train the tokenizer on, and perhaps `m` for models of GPT-2's size instead of a
/// few
/// million weights.
final class FamilyFolders {
    private static final int VOCABULARY = 4096;

    private FamilyFolders() {}

    static void run(List<String> options, PrintStream out) throws IOException {
        Path target = Path.of(options.get(0));
        boolean large = options.size() > 2 && options.get(2).equals("m");
        Path tokenizer = Files.createDirectories(target.resolve("tokenizer"));
        BpeTrainer.train(Files.readAllLines(Path.of(options.get(1))), VOCABULARY, tokenizer);
        try (JsonTokenizer trained = JsonTokenizer.open(tokenizer)) {
            int vocabulary = trained.vocabularySize();
            FamilyExamples examples = large
                    ? new FamilyExamples(vocabulary, 768, 3072, 12, 12, 1024, 256)
                    : new FamilyExamples(vocabulary, 256, 768, 4, 4, 256, 64);
            examples.oneOfEach().forEach((name, family) -> {
                ModelConfig config = ModelConfig.of(family, trained.beginning(), Set.copyOf(trained.ends()));
                try (Arena arena = Arena.ofConfined()) {
                    ModelFolderWriter.writeNew(
                            config, RandomWeights.create(config, 1, arena), tokenizer, target.resolve(name));
                }
                out.printf(Locale.ROOT, "%s: %,d weights%n", target.resolve(name), config.parameterCount());
            });
        }
    }
}
