package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// How the cost of a training step grows with parameters, context and batch: tables in Markdown, with the exponent of
/// the power law that fits best beside that of the law. Each shape trains in a process of its own.
///
/// Options: names of tables; all where there are none.
final class GrowthBench {
    private static final List<String> TABLES = List.of("parameters", "context", "batch");
    private static final int FIRST_STEPS = 2;
    /// Fewer where a step takes long; the quickest counts.
    private static final int FEW_STEPS = 3;

    private static final int MANY_STEPS = 15;
    private static final long LARGE = 50_000_000;

    private GrowthBench() {}

    /// What was measured of a shape.
    private record Point(TrainingShape shape, double seconds, long peakBytes) {
        double parameters() {
            return shape.config().parameterCount();
        }

        double tokens() {
            return shape.tokensPerStep();
        }

        double time() {
            return shape.time();
        }

        double perToken() {
            return seconds / tokens();
        }
    }

    static void run(List<String> options, PrintStream out) throws IOException {
        for (String by : options.isEmpty() ? TABLES : options) {
            switch (by) {
                case "parameters" -> byParameters(out);
                case "context" -> byContext(out);
                case "batch" -> byBatch(out);
                default -> throw new IllegalArgumentException("expected one of " + TABLES + ", found " + by);
            }
        }
    }

    private static void byParameters(PrintStream out) throws IOException {
        List<Point> points = measure(
                TrainingShape.gpt2(64, 1, 4, 128),
                TrainingShape.gpt2(128, 3, 4, 128),
                TrainingShape.gpt2(256, 5, 4, 128),
                TrainingShape.gpt2(512, 5, 4, 128),
                TrainingShape.gpt2(768, 8, 4, 128),
                TrainingShape.gpt2(1024, 10, 4, 128),
                TrainingShape.gpt2(1024, 28, 4, 128));
        print("By parameters", points, out);
        law("Time of a step", "parameters", points, Point::parameters, Point::seconds, "1 (linear)", out);
        law("Peak memory", "parameters", points, Point::parameters, Point::peakBytes, "1, above a floor", out);
    }

    private static void byContext(PrintStream out) throws IOException {
        List<Point> points = new ArrayList<>();
        for (int time = 64; time <= 2048; time *= 2) {
            points.addAll(measure(TrainingShape.gpt2(256, 4, 2048 / time, time)));
        }
        print("By context, with as many tokens a step", points, out);
        String scores = "0 for the linear layers, 1 for attention's scores";
        law("Time of a token", "context", points, Point::time, Point::perToken, scores, out);
        law("Peak memory", "context", points, Point::time, Point::peakBytes, scores, out);
    }

    private static void byBatch(PrintStream out) throws IOException {
        List<Point> points = new ArrayList<>();
        for (int rows = 1; rows <= 32; rows *= 2) {
            points.addAll(measure(TrainingShape.gpt2(256, 4, rows, 128)));
        }
        print("By batch", points, out);
        law("Time of a step", "tokens of a step", points, Point::tokens, Point::seconds, "1 (linear)", out);
        law("Peak memory", "tokens of a step", points, Point::tokens, Point::peakBytes, "1, above a floor", out);
    }

    private static List<Point> measure(TrainingShape... shapes) throws IOException {
        List<Point> points = new ArrayList<>();
        for (TrainingShape shape : shapes) {
            try (SideProcess side =
                    new SideProcess("palimpsest", shape, Runtime.getRuntime().availableProcessors())) {
                int steps = shape.config().parameterCount() < LARGE ? MANY_STEPS : FEW_STEPS;
                side.run(FIRST_STEPS);
                double quickest = Arrays.stream(side.run(steps).seconds()).min().orElseThrow();
                points.add(new Point(shape, quickest, side.peakBytes()));
            }
        }
        return points;
    }

    private static void print(String title, List<Point> points, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%s:%n%n| parameters | blocks x width | rows x tokens a row | tokens/s | peak memory, MB |%n"
                        + "|---|---|---|---|---|%n",
                title);
        for (Point point : points) {
            out.printf(
                    Locale.ROOT,
                    "| %.1fM | %d x %,d | %d x %,d | %,.0f | %,.0f |%n",
                    point.parameters() / 1e6,
                    point.shape.family().blocks(),
                    point.shape.family().width(),
                    point.shape.batch(),
                    point.shape.time(),
                    point.tokens() / point.seconds,
                    point.peakBytes / 1e6);
        }
        out.println();
    }

    /// @param expected the exponent that the law has
    private static void law(
            String what,
            String by,
            List<Point> points,
            ToDoubleFunction<Point> x,
            ToDoubleFunction<Point> y,
            String expected,
            PrintStream out) {
        out.printf(
                Locale.ROOT,
                "- %s grows as %s^%.2f, over the upper half as ^%.2f; the law's exponent is %s.%n",
                what,
                by,
                exponent(points, x, y),
                exponent(points.subList(points.size() / 2, points.size()), x, y),
                expected);
    }

    private static double exponent(List<Point> points, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y) {
        return Figures.exponent(
                points.stream().map(x::applyAsDouble).toList(),
                points.stream().map(y::applyAsDouble).toList());
    }
}
