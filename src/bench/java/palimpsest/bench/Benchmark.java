package palimpsest.bench;

import java.io.PrintStream;
import java.util.List;

/// One comparison that can be run by its name in [Bench].
@FunctionalInterface
interface Benchmark {
    /// Runs to the end and prints its table.
    ///
    /// @param options what to measure, in the benchmark's own terms; empty for all
    void run(List<String> options, PrintStream out) throws Exception;
}
