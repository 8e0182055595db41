package palimpsest.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import palimpsest.bench.families.GoldenFiles;

/// Runs the benchmark that is named on the command line.
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = Map.ofEntries(
            Map.entry("training", TrainingBench::run),
            Map.entry("generation", GenerationBench::run),
            Map.entry("profile", StepProfile::run),
            Map.entry("device", DeviceBench::run),
            Map.entry("plot", new PlotBench()),
            Map.entry("frames", new FramesBench()),
            Map.entry("history", new HistoryBench()),
            Map.entry("methods", MethodBench::run),
            Map.entry("window", new WindowBench()),
            Map.entry("first", FirstPointBench::run),
            Map.entry("picture", SamplePicture::run),
            Map.entry("families", GoldenFiles::run),
            Map.entry("folders", FamilyFolders::run),
            Map.entry("scoring", ScoringBench::run),
            Map.entry("questions", QuestionBench::run),
            Map.entry("growth", GrowthBench::run),
            Map.entry("estimate", EstimateBench::run),
            Map.entry("opening", OpeningBench::run),
            Map.entry("forgetting", ForgettingBench::run),
            Map.entry("tour", TourBench::run),
            Map.entry("start", StartBench::run));

    private Bench() {}

    /// Argument: the name of a benchmark, with a colon and its options, separated by commas, where it takes any. Exit
    /// code 2 says that there is none of that name.
    public static void main(String[] arguments) throws Exception {
        String[] parts = (arguments.length == 0 ? "" : arguments[0]).split(":", 2);
        Benchmark benchmark = BENCHMARKS.get(parts[0]);
        if (benchmark == null) {
            System.err.printf(
                    "No benchmark is called \"%s\". Choose one with -Dbench=<name>: %s%n",
                    parts[0], String.join(", ", new TreeSet<>(BENCHMARKS.keySet())));
            System.exit(2);
        }
        benchmark.run(parts.length == 1 ? List.of() : List.of(parts[1].split(",")), System.out);
    }
}
