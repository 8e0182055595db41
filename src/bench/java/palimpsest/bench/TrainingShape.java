package palimpsest.bench;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import palimpsest.model.FamilyConfig;
import palimpsest.model.Gpt2Config;
import palimpsest.model.LlamaConfig;
import palimpsest.model.ModelConfig;
import palimpsest.train.OptimizerSettings;
import palimpsest.train.Schedule;

/// A model and a batch to time training steps of.
///
/// @param name what it is called on the command line
/// @param batch rows of a step
/// @param time tokens of a row
/// @param steps steps of a round
/// @param rounds most rounds of a comparison
record TrainingShape(String name, FamilyConfig family, int batch, int time, int steps, int rounds) {
    /// 4 layers, width 256: activations weigh as much as weights.
    static final TrainingShape S =
            new TrainingShape("S", new Gpt2Config(4096, 256, 1024, 4, 8, 128, 1e-5f, true, ""), 16, 128, 4, 7);
    /// GPT-2 124M.
    static final TrainingShape M =
            new TrainingShape("M", new Gpt2Config(50257, 768, 3072, 12, 12, 1024, 1e-5f, true, ""), 4, 128, 1, 7);
    /// A Llama of 260,032 parameters, where what a node costs beside its arithmetic counts most.
    static final TrainingShape TINY = new TrainingShape(
            "TINY", new LlamaConfig(512, 64, 172, 5, 8, 4, 8, 512, 1e-5f, 10_000, false, false, true), 8, 256, 10, 7);
    /// A Llama of 135M parameters, deep and narrow.
    static final TrainingShape LLAMA = new TrainingShape(
            "LLAMA",
            new LlamaConfig(49152, 576, 1536, 30, 9, 3, 64, 2048, 1e-5f, 10_000, false, false, true),
            4,
            128,
            1,
            5);

    private static final long SEED = 1;

    static TrainingShape[] values() {
        return new TrainingShape[] {S, M, TINY, LLAMA};
    }

    /// A GPT-2 with heads of 64 features (one head below that) and a vocabulary of 4,096.
    static TrainingShape gpt2(int width, int blocks, int batch, int time) {
        String name = "GPT2-%d-%d-%d-%d".formatted(width, blocks, batch, time);
        int heads = Math.max(1, width / 64);
        return new TrainingShape(
                name, new Gpt2Config(4096, width, 4 * width, blocks, heads, time, 1e-5f, true, ""), batch, time, 1, 1);
    }

    /// The shape that is called so.
    static TrainingShape valueOf(String name) {
        for (TrainingShape shape : values()) {
            if (shape.name.equals(name)) {
                return shape;
            }
        }
        int[] numbers = Arrays.stream(name.split("-"))
                .skip(1)
                .mapToInt(Integer::parseInt)
                .toArray();
        if (numbers.length != 4) {
            throw new IllegalArgumentException("expected S, M, TINY or LLAMA, found " + name);
        }
        return gpt2(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    ModelConfig config() {
        return ModelConfig.of(family, OptionalInt.empty(), Set.of());
    }

    int tokensPerStep() {
        return batch * time;
    }

    /// Input ids of a step's rows, batch · time.
    long[] inputs(int[] rows) {
        return ids(rows, 0);
    }

    /// The id that follows each input.
    long[] targets(int[] rows) {
        return ids(rows, 1);
    }

    private long[] ids(int[] rows, int shift) {
        long[] ids = new long[tokensPerStep()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = rows[i / time * (time + 1) + i % time + shift];
        }
        return ids;
    }

    /// The rows of a step, `time` + 1 ids each, drawn evenly from the vocabulary.
    int[] rows(long step) {
        SplittableRandom random = new SplittableRandom(SEED + step);
        return random.ints((long) batch * (time + 1), 0, family.vocabulary()).toArray();
    }

    OptimizerSettings optimizer() {
        return new OptimizerSettings(3e-4, Schedule.CONSTANT, 0, 0.9, 0.95, 1e-8, 0.1, 1);
    }

    /// Multiplications and additions of a step's matrix products, forward and backward: six a token for each number of
    /// a matrix (the token embedding counts as the head, the positions not), and twelve for each pair of positions and
    /// feature of attention.
    double flops() {
        double matrices = family.weightShapes().entrySet().stream()
                .filter(entry -> entry.getValue().rank() > 1 && !entry.getKey().endsWith("wpe.weight"))
                .mapToDouble(entry -> entry.getValue().size())
                .sum();
        double attention = 12.0 * family.blocks() * family.width() * time;
        return tokensPerStep() * (6 * matrices + attention);
    }

    @Override
    public String toString() {
        return name;
    }
}
