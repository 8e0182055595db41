package palimpsest.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import palimpsest.model.FamilyConfig;
import palimpsest.model.ModelConfig;
import palimpsest.model.ModelFolderWriter;
import palimpsest.model.RandomWeights;
import palimpsest.tokenizer.BpeTrainer;
import palimpsest.tokenizer.JsonTokenizer;

/// A model folder with random weights, and texts of made-up words that its tokenizer was trained on.
record BenchModel(Path folder, Path newText, Path oldText) {
    private static final int DOCUMENTS = 600;
    private static final int WORDS = 80;
    private static final int VOCABULARY = 4096;
    private static final int SYLLABLES = 900;

    /// What [#make] has made.
    static BenchModel at(Path place) {
        return new BenchModel(place.resolve("model"), place.resolve("new.jsonl"), place.resolve("old.jsonl"));
    }

    /// @param place an empty folder
    /// @param shape the model for a vocabulary
    static BenchModel make(Path place, IntFunction<FamilyConfig> shape) throws IOException {
        BenchModel made = at(place);
        List<String> texts = new ArrayList<>(write(made.newText, 1));
        texts.addAll(write(made.oldText, 2));
        Path tokenizer = Files.createDirectories(place.resolve("tokenizer"));
        BpeTrainer.train(texts, VOCABULARY, tokenizer);
        try (JsonTokenizer trained = JsonTokenizer.open(tokenizer);
                Arena arena = Arena.ofShared()) {
            ModelConfig config = ModelConfig.of(shape.apply(trained.vocabularySize()), OptionalInt.empty(), Set.of());
            ModelFolderWriter.writeNew(config, RandomWeights.create(config, 1, arena), tokenizer, made.folder);
        }
        return made;
    }

    private static List<String> write(Path file, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < WORDS; word++) {
                text.append(syllable(random.nextInt(SYLLABLES)))
                        .append(syllable(random.nextInt(SYLLABLES)))
                        .append(' ');
            }
            texts.add(text.toString().strip());
            lines.add("{\"text\":\"%s\"}".formatted(text.toString().strip()));
        }
        Files.write(file, lines);
        return texts;
    }

    private static String syllable(int number) {
        String consonants = "bcdfghklmnprstvwz";
        String vowels = "aeiou";
        return "" + consonants.charAt(number % 17) + vowels.charAt(number / 17 % 5)
                + consonants.charAt(number / 85 % 17);
    }
}
