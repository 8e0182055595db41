package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import palimpsest.model.FamilyExamples;
import palimpsest.model.ModelFolder;
import palimpsest.model.RandomModel;
import palimpsest.tokenizer.BpeTrainer;

/// Writes a folder with a random model of each family, to try the program on by hand.
///
/// Options: where to, a text file to train the tokenizer on, and perhaps `m` for models of about 124 million weights,
/// and the names of families where not all are wanted.
final class FamilyFolders {
    private static final int VOCABULARY = 4096;

    private FamilyFolders() {}

    static void run(List<String> options, PrintStream out) throws IOException {
        Path target = Path.of(options.get(0));
        boolean large = options.size() > 2 && options.get(2).equals("m");
        Path tokenizer = Files.createDirectories(target.resolve("tokenizer"));
        BpeTrainer.train(Files.readAllLines(Path.of(options.get(1))), VOCABULARY, tokenizer);
        for (String name : small(VOCABULARY).oneOfEach().keySet()) {
            if (options.size() > 3 && !options.subList(3, options.size()).contains(name)) {
                continue;
            }
            Path folder = RandomModel.write(
                    tokenizer,
                    ids -> (large ? large(ids, name) : small(ids)).byName().get(name),
                    1,
                    target.resolve(name));
            try (ModelFolder model = ModelFolder.open(folder)) {
                out.printf(Locale.ROOT, "%s: %,d weights%n", folder, model.parameterCount());
            }
        }
    }

    /// Models of three to six million weights.
    static FamilyExamples small(int vocabulary) {
        return new FamilyExamples(vocabulary, 256, 768, 4, 4, 256, 64);
    }

    /// About as many weights as GPT-2 has, though of a smaller vocabulary: what the gated families have more in a
    /// block, the others have in more blocks.
    private static FamilyExamples large(int vocabulary, String name) {
        return name.startsWith("gpt")
                ? new FamilyExamples(vocabulary, 768, 3072, 17, 12, 1024, 256)
                : new FamilyExamples(vocabulary, 768, 2560, 13, 12, 1024, 256);
    }
}
