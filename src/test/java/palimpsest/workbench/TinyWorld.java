package palimpsest.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import palimpsest.model.FamilyConfig;
import palimpsest.model.FamilyExamples;
import palimpsest.model.LlamaConfig;
import palimpsest.model.RandomModel;
import palimpsest.tokenizer.BpeTrainer;
import palimpsest.train.DeviceChoice;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Plan;
import palimpsest.train.Schedule;

/// A model of a few thousand weights with its tokenizer, and texts of simple sentences to train it on.
public final class TinyWorld {
    static final int CONTEXT = 32;

    private static final int VOCABULARY = 300;
    private static final SequencedMap<String, FamilyConfig> FAMILIES =
            new FamilyExamples(VOCABULARY, 16, 24, 2, 4, CONTEXT + 8, 9).oneOfEach();

    private final Path folder;

    /// Makes the world, or takes the one that is there.
    public TinyWorld(Path folder) throws IOException {
        this.folder = folder;
        if (Files.exists(model())) {
            return;
        }
        Files.createDirectories(folder);
        List<String> texts = new ArrayList<>();
        texts.addAll(write(
                "animals.jsonl", "animals", List.of("cat", "dog", "bird", "fish"), List.of("sleeps", "eats", "runs")));
        texts.addAll(write(
                "colours.jsonl",
                "colours",
                List.of("sky", "grass", "snow", "sun"),
                List.of("is blue", "is green", "is white")));
        texts.addAll(write(
                "robots.jsonl",
                "robots",
                List.of("robot", "engine", "wheel"),
                List.of("hums", "turns", "stops", "waits")));
        BpeTrainer.train(texts, VOCABULARY, Files.createDirectories(tokenizer()));
        RandomModel.write(
                tokenizer(),
                vocabulary -> new LlamaConfig(vocabulary, 16, 32, 2, 4, 2, 4, 64, 1e-5f, 10_000, false, false, true),
                7,
                model());
    }

    /// Names of the families that [#model(String)] knows.
    public static Stream<String> families() {
        return FAMILIES.keySet().stream();
    }

    /// A random model of a family, made when it is first asked for.
    public Path model(String family) throws IOException {
        Path target = folder.resolve("models").resolve(family);
        return Files.exists(target) ? target : RandomModel.write(tokenizer(), _ -> FAMILIES.get(family), 3, target);
    }

    public Path tokenizer() {
        return folder.resolve("tokenizer");
    }

    public Path model() {
        return folder.resolve("model");
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    Plan plan(long steps, double replay) {
        return plan(steps, replay, 1, OptimizerSettings.standard());
    }

    Plan plan(long steps, double replay, int accumulation, OptimizerSettings optimizer) {
        return Plan.of(model())
                .withNewFiles(List.of(file("robots.jsonl")))
                .withOldFiles(List.of(file("animals.jsonl"), file("colours.jsonl")))
                .withReplay(replay)
                .withSteps(steps)
                .withBatch(4)
                .withAccumulation(accumulation)
                .withContext(CONTEXT)
                .withOptimizer(optimizer)
                .withMeasureEvery(4)
                .withThreads(2)
                .withDevice(DeviceChoice.CPU);
    }

    static OptimizerSettings cosine(double rate) {
        return new OptimizerSettings(rate, Schedule.COSINE, 2, 0.9, 0.95, 1e-8, 0.1, 1);
    }

    private List<String> write(String name, String area, List<String> things, List<String> deeds) throws IOException {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        List<String> lines = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int document = 0; document < 120; document++) {
            StringBuilder text = new StringBuilder();
            for (int sentence = 0; sentence < 4; sentence++) {
                String thing = things.get(random.nextInt(things.size()));
                text.append("The %s %s %d times. "
                        .formatted(thing, deeds.get(random.nextInt(deeds.size())), random.nextInt(90)));
            }
            texts.add(text.toString().strip());
            lines.add("{\"area\":\"%s\",\"text\":\"%s\"}"
                    .formatted(area, text.toString().strip()));
        }
        Files.write(file(name), lines);
        return texts;
    }
}
