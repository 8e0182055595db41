package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import palimpsest.train.Method;
import palimpsest.train.Tuning;

/// Training steps of each way of fine-tuning: the same model, the same rows, round by round in turns that rotate, each
/// in a process of its own. Speeds and peak memory are compared with training all weights.
///
/// Options: a shape (M without one), and perhaps how many rounds.
final class MethodBench {
    private static final int FIRST_STEPS = 3;
    private static final int ROUNDS = 7;
    private static final String FULL = "full";
    private static final List<String> NAMES = List.of(FULL, "last", "head", "lora");

    private MethodBench() {}

    /// The method of a side's name.
    static Method method(String name) {
        return switch (name) {
            case "last" -> new Method.LastBlocks(2);
            case "head" -> new Method.Head();
            case "lora" -> new Method.Lora(8, 16, List.of());
            default -> new Method.Full();
        };
    }

    static void run(List<String> options, PrintStream out) throws IOException {
        TrainingShape shape =
                TrainingShape.valueOf((options.isEmpty() ? "M" : options.getFirst()).toUpperCase(Locale.ROOT));
        int rounds = options.size() > 1 ? Integer.parseInt(options.get(1)) : ROUNDS;
        int threads = Runtime.getRuntime().availableProcessors();
        out.printf(
                Locale.ROOT,
                "%s: %d x %d tokens a step, AdamW, clipping, %d threads, %d rounds of %d steps%n",
                shape,
                shape.batch(),
                shape.time(),
                threads,
                rounds,
                shape.steps());
        Map<String, SideProcess> sides = new LinkedHashMap<>();
        try {
            for (String name : NAMES) {
                sides.put(name, new SideProcess(name, shape, threads));
                sides.get(name).run(FIRST_STEPS);
            }
            Map<String, List<Double>> seconds = new LinkedHashMap<>();
            NAMES.forEach(name -> seconds.put(name, new ArrayList<>()));
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < NAMES.size(); turn++) {
                    String name = NAMES.get((round + turn) % NAMES.size());
                    seconds.get(name).add(sides.get(name).run(shape.steps()).totalSeconds() / shape.steps());
                }
            }
            long full = sides.get(FULL).peakBytes();
            for (String name : NAMES) {
                Tuning tuning = Tuning.of(method(name), shape.config());
                long peak = sides.get(name).peakBytes();
                out.printf(
                        Locale.ROOT,
                        "  %-5s %,12d trained %,7.0f tokens/s median, %.2fx full; peak memory %,6d MB, %.2fx%n",
                        name,
                        tuning.trainedCount(),
                        shape.tokensPerStep() / median(seconds.get(name)),
                        median(ratios(seconds.get(FULL), seconds.get(name))),
                        peak >> 20,
                        (double) peak / full);
            }
        } finally {
            sides.values().forEach(SideProcess::close);
        }
    }

    /// How many times faster, round by round.
    private static List<Double> ratios(List<Double> full, List<Double> other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < full.size(); round++) {
            ratios.add(full.get(round) / other.get(round));
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
