package palimpsest.bench;

import java.util.Map;
import java.util.TreeSet;

/// Runs the benchmark that is named on the command line.
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = Map.of("plot", new PlotBench());

    private Bench() {}

    /// Argument: the name of a benchmark. Exit code 2 says that there is none of that name.
    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        Benchmark benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            System.err.printf(
                    "No benchmark is called \"%s\". Choose one with -Dbench=<name>: %s%n",
                    name, String.join(", ", new TreeSet<>(BENCHMARKS.keySet())));
            System.exit(2);
        }
        benchmark.run(System.out);
    }
}
