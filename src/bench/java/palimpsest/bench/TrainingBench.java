package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Training steps of this program and of libtorch (through DJL's PyTorch engine): the same weights, the same rows, the
/// same optimizer, round by round in alternating order, each side in a process of its own.
///
/// Options: names of shapes, all where there are none; and `1` for a single thread, which a busy machine disturbs
/// least.
final class TrainingBench {
    private static final int FIRST_STEPS = 3;
    private static final double LOSS_TOLERANCE = 1e-3;
    private static final int PRODUCTS = 4;
    /// No round begins later than this after the first; a busy machine ends a comparison early.
    private static final long LONGEST_NANOS = 100_000_000_000L;
    private static final String ONE_THREAD = "1";

    private TrainingBench() {}

    static void run(List<String> options, PrintStream out) throws IOException {
        List<String> names =
                options.stream().filter(name -> !name.equals(ONE_THREAD)).toList();
        List<TrainingShape> shapes = names.isEmpty()
                ? List.of(TrainingShape.values())
                : names.stream()
                        .map(name -> TrainingShape.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
        int threads = options.contains(ONE_THREAD) ? 1 : Runtime.getRuntime().availableProcessors();
        for (TrainingShape shape : shapes) {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d parameters, %d x %d tokens a step, AdamW, clipping, %d threads, %d rounds of %d steps%n",
                    shape,
                    shape.config().parameterCount(),
                    shape.batch(),
                    shape.time(),
                    threads,
                    shape.rounds(),
                    shape.steps());
            compare(shape, threads, out);
            out.println();
        }
    }

    private static void compare(TrainingShape shape, int threads, PrintStream out) throws IOException {
        try (SideProcess ours = new SideProcess("palimpsest", shape, threads);
                SideProcess theirs = new SideProcess("libtorch", shape, threads);
                SideProcess sgemm = new SideProcess("sgemm", shape, threads)) {
            checkLosses(ours.run(FIRST_STEPS), theirs.run(FIRST_STEPS), out);
            sgemm.run(PRODUCTS);
            List<Double> our = new ArrayList<>();
            List<Double> their = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            double peak = 0;
            long start = System.nanoTime();
            for (int round = 0;
                    round < shape.rounds() && (round < 2 || System.nanoTime() - start < LONGEST_NANOS);
                    round++) {
                boolean first = round % 2 == 0;
                if (first) {
                    our.add(speed(shape, ours.run(shape.steps())));
                }
                their.add(speed(shape, theirs.run(shape.steps())));
                if (!first) {
                    our.add(speed(shape, ours.run(shape.steps())));
                }
                ratios.add(our.getLast() / their.getLast());
                out.printf(
                        Locale.ROOT,
                        "  round %-5d %,8.0f and %,.0f tokens/s, %.2fx%n",
                        round + 1,
                        our.getLast(),
                        their.getLast(),
                        ratios.getLast());
                double fastest =
                        Arrays.stream(sgemm.run(PRODUCTS).seconds()).min().orElseThrow();
                peak = Math.max(peak, SgemmSide.FLOPS / fastest);
            }
            long ourPeak = ours.peakBytes();
            long theirPeak = theirs.peakBytes();
            line(out, "palimpsest", our, ourPeak);
            line(out, "libtorch", their, theirPeak);
            out.printf(
                    Locale.ROOT,
                    "  ratio       %.2fx pair by pair (%.2f to %.2f); memory %.2fx%n",
                    median(ratios),
                    ratios.stream().min(Comparator.naturalOrder()).orElseThrow(),
                    ratios.stream().max(Comparator.naturalOrder()).orElseThrow(),
                    (double) ourPeak / theirPeak);
            double flopsPerToken = shape.flops() / shape.tokensPerStep();
            out.printf(
                    Locale.ROOT,
                    "  sgemm       %.0f GFLOP/s at %d; palimpsest reaches %.0f %%, libtorch %.0f %% (best round)%n",
                    peak / 1e9,
                    SgemmSide.SIZE,
                    100 * flopsPerToken * best(our) / peak,
                    100 * flopsPerToken * best(their) / peak);
        }
    }

    private static void checkLosses(SideProcess.Steps ours, SideProcess.Steps theirs, PrintStream out) {
        double largest = 0;
        for (int i = 0; i < FIRST_STEPS; i++) {
            largest = Math.max(largest, Math.abs(ours.losses()[i] - theirs.losses()[i]));
        }
        out.printf(
                Locale.ROOT,
                "  loss        %s; differs from libtorch's by at most %.1e in %d steps%n",
                Arrays.toString(ours.losses()),
                largest,
                FIRST_STEPS);
        if (!(largest <= LOSS_TOLERANCE)) {
            throw new IllegalStateException("expected equal losses, found %s and %s"
                    .formatted(Arrays.toString(ours.losses()), Arrays.toString(theirs.losses())));
        }
    }

    private static void line(PrintStream out, String name, List<Double> speeds, long peakBytes) {
        out.printf(
                Locale.ROOT,
                "  %-11s %,8.0f tokens/s median (best %,.0f), peak memory %,d MB%n",
                name,
                median(speeds),
                best(speeds),
                peakBytes >> 20);
    }

    /// Tokens per second of a round.
    private static double speed(TrainingShape shape, SideProcess.Steps steps) {
        return shape.tokensPerStep() * steps.seconds().length / steps.totalSeconds();
    }

    private static double best(List<Double> values) {
        return values.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
