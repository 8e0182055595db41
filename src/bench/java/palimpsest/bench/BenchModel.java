package palimpsest.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import palimpsest.model.FamilyConfig;
import palimpsest.model.RandomModel;
import palimpsest.tokenizer.BpeTrainer;

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
        return make(place, 0, shape);
    }

    /// As the other, with pieces in the tokenizer that no text has, so that it has at least so many ids.
    static BenchModel make(Path place, int ids, IntFunction<FamilyConfig> shape) throws IOException {
        BenchModel made = at(place);
        List<String> texts = new ArrayList<>(write(made.newText, 1));
        texts.addAll(write(made.oldText, 2));
        Path tokenizer = Files.createDirectories(place.resolve("tokenizer"));
        BpeTrainer.train(texts, VOCABULARY, tokenizer);
        pad(tokenizer.resolve("tokenizer.json"), ids);
        RandomModel.write(tokenizer, shape, 1, made.folder);
        return made;
    }

    private static void pad(Path tokenizer, int ids) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(tokenizer)).getAsJsonObject();
        JsonObject pieces = json.getAsJsonObject("model").getAsJsonObject("vocab");
        for (int id = pieces.size(); id < ids; id++) {
            pieces.addProperty("Z" + id, id);
        }
        Files.writeString(tokenizer, json.toString());
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
