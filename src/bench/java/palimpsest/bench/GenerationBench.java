package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Texts of one shape's length written by its model with random weights: with a cache, greedily and drawn, many side by
/// side and one alone; on libtorch with a cache; and reading each text anew for every token. Each way in a process of
/// its own, in turns.
///
/// Options: names of shapes; S where there are none.
final class GenerationBench {
    /// Texts side by side, as many as a step's first ids give beginnings for.
    static final int ROWS = 64;

    private static final int ROUNDS = 5;

    private GenerationBench() {}

    static void run(List<String> options, PrintStream out) throws IOException {
        for (String name : options.isEmpty() ? List.of("S") : options) {
            TrainingShape shape = TrainingShape.valueOf(name.toUpperCase(Locale.ROOT));
            int threads = Runtime.getRuntime().availableProcessors();
            out.printf(
                    Locale.ROOT,
                    "%s: %,d parameters, texts of %d tokens, %d threads, %d rounds%n",
                    shape,
                    shape.config().parameterCount(),
                    shape.time(),
                    threads,
                    ROUNDS);
            measure(shape, threads, out);
        }
    }

    /// The ways of writing, with the texts each writes side by side.
    private static Map<String, Integer> ways() {
        Map<String, Integer> ways = new LinkedHashMap<>();
        ways.put("writing", ROWS);
        ways.put("libtorch-writing", ROWS);
        ways.put("drawing", ROWS);
        ways.put("writing-one", 1);
        ways.put("libtorch-writing-one", 1);
        ways.put("rereading", 1);
        return ways;
    }

    private static void measure(TrainingShape shape, int threads, PrintStream out) throws IOException {
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        Map<String, SideProcess> processes = new LinkedHashMap<>();
        try {
            for (String way : ways().keySet()) {
                SideProcess process = new SideProcess(way, shape, threads);
                processes.put(way, process);
                speeds.put(way, new ArrayList<>());
                out.printf(
                        Locale.ROOT,
                        "  %-20s mean id %.3f%n",
                        way,
                        process.run(1).losses()[0]);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, SideProcess> each : processes.entrySet()) {
                    int tokens = ways().get(each.getKey()) * shape.time();
                    speeds.get(each.getKey())
                            .add(tokens / each.getValue().run(1).totalSeconds());
                }
            }
            for (Map.Entry<String, SideProcess> each : processes.entrySet()) {
                List<Double> sorted =
                        speeds.get(each.getKey()).stream().sorted().toList();
                out.printf(
                        Locale.ROOT,
                        "  %-20s %,8.0f tokens/s median (best %,.0f), peak memory %,d MB%n",
                        each.getKey(),
                        sorted.get(sorted.size() / 2),
                        sorted.getLast(),
                        each.getValue().peakBytes() >> 20);
            }
        } finally {
            processes.values().forEach(SideProcess::close);
        }
    }
}
