package palimpsest.bench;

import java.io.PrintStream;

/// One comparison that can be run by its name in [Bench].
@FunctionalInterface
interface Benchmark {
    /// Runs to the end and prints its table.
    void run(PrintStream out) throws Exception;
}
