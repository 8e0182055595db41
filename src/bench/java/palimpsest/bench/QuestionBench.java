package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.measure.Question;

/// One measurement of 2,500 questions of 8 to 22 tokens, beside the same texts as passages, round by round in
/// alternating order, each side in a process of its own.
///
/// Options: names of shapes; TINY where there are none.
final class QuestionBench {
    private static final int ROUNDS = 9;
    private static final double TOLERANCE = 1e-5;

    private QuestionBench() {}

    static void run(List<String> options, PrintStream out) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        for (String name : options.isEmpty() ? List.of("TINY") : options) {
            compare(TrainingShape.valueOf(name.toUpperCase(Locale.ROOT)), threads, out);
        }
    }

    private static void compare(TrainingShape shape, int threads, PrintStream out) throws IOException {
        try (SideProcess asked = new SideProcess("questions", shape, threads);
                SideProcess read = new SideProcess("questions-as-passages", shape, threads)) {
            double ours = asked.run(1).losses()[0];
            double theirs = read.run(1).losses()[0];
            if (!(Math.abs(ours - theirs) <= TOLERANCE * theirs)) {
                throw new IllegalStateException("expected equal surprisals, found %s and %s".formatted(ours, theirs));
            }
            List<Double> seconds = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                boolean first = round % 2 == 0;
                double before = first ? 0 : read.run(1).totalSeconds();
                seconds.add(asked.run(1).totalSeconds());
                double other = first ? read.run(1).totalSeconds() : before;
                ratios.add(other / seconds.getLast());
            }
            long tokens = QuestionSide.questions(shape.config().vocabulary()).stream()
                    .mapToLong(Question::length)
                    .sum();
            out.printf(
                    Locale.ROOT,
                    "%s: %,d questions, %,d tokens: %.2f s a measurement, median (%.2f at best), %,.0f tokens/s, "
                            + "peak %,d MB; as passages %.1fx the time, peak %,d MB%n",
                    shape.name(),
                    QuestionSide.QUESTIONS,
                    tokens,
                    Figures.median(seconds),
                    seconds.stream().min(Double::compare).orElseThrow(),
                    tokens / Figures.median(seconds),
                    asked.peakBytes() >> 20,
                    Figures.median(ratios),
                    read.peakBytes() >> 20);
        }
    }
}
