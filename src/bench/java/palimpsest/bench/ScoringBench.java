package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Scoring, which is the probability, rank and entropy of each token, beside training and beside libtorch's scoring:
/// the same weights and rows, round by round in alternating order, each side in a process of its own.
///
/// Options: names of shapes; S and M where there are none.
final class ScoringBench {
    private static final int FIRST_STEPS = 2;
    private static final int ROUNDS = 7;
    private static final double LOSS_TOLERANCE = 1e-3;

    private ScoringBench() {}

    static void run(List<String> options, PrintStream out) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        for (String name : options.isEmpty() ? List.of("S", "M") : options) {
            compare(TrainingShape.valueOf(name.toUpperCase(Locale.ROOT)), threads, out);
        }
    }

    private static void compare(TrainingShape shape, int threads, PrintStream out) throws IOException {
        try (SideProcess scoring = new SideProcess("scoring", shape, threads);
                SideProcess training = new SideProcess("palimpsest", shape, threads);
                SideProcess libtorch = new SideProcess("libtorch-scoring", shape, threads)) {
            double ours = scoring.run(FIRST_STEPS).losses()[0];
            double theirs = libtorch.run(FIRST_STEPS).losses()[0];
            training.run(FIRST_STEPS);
            if (!(Math.abs(ours - theirs) <= LOSS_TOLERANCE)) {
                throw new IllegalStateException("expected equal losses, found %s and %s".formatted(ours, theirs));
            }
            List<SideProcess> sides = List.of(scoring, training, libtorch);
            List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            List<Double> toTraining = new ArrayList<>();
            List<Double> toLibtorch = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (int turn = 0; turn < sides.size(); turn++) {
                    int at = (round + turn) % sides.size();
                    seconds.get(at).add(sides.get(at).run(shape.steps()).totalSeconds() / shape.steps());
                }
                toTraining.add(seconds.get(1).getLast() / seconds.get(0).getLast());
                toLibtorch.add(seconds.get(2).getLast() / seconds.get(0).getLast());
            }
            out.printf(
                    Locale.ROOT,
                    "%s: scoring %,.0f tokens/s median, peak %,d MB; %.2fx training's (%,.0f); "
                            + "%.2fx libtorch's (%,.0f, peak %,d MB); losses differ by %.1e%n",
                    shape,
                    shape.tokensPerStep() / Figures.median(seconds.get(0)),
                    scoring.peakBytes() >> 20,
                    Figures.median(toTraining),
                    shape.tokensPerStep() / Figures.median(seconds.get(1)),
                    Figures.median(toLibtorch),
                    shape.tokensPerStep() / Figures.median(seconds.get(2)),
                    libtorch.peakBytes() >> 20,
                    Math.abs(ours - theirs));
        }
    }
}
