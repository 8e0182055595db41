package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// How the cost of a training step grows with parameters, context and batch: tables in Markdown, with the exponent of
/// the power law that fits best. Each shape trains in a process of its own.
final class GrowthBench {
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
        List<Point> parameters = measure(
                TrainingShape.gpt2(64, 1, 4, 128),
                TrainingShape.gpt2(128, 3, 4, 128),
                TrainingShape.gpt2(256, 5, 4, 128),
                TrainingShape.gpt2(512, 5, 4, 128),
                TrainingShape.gpt2(768, 8, 4, 128),
                TrainingShape.gpt2(1024, 10, 4, 128),
                TrainingShape.gpt2(1024, 28, 4, 128));
        print("parameters", parameters, out);
        law("Seconds a step by parameters", parameters, Point::parameters, Point::seconds, out);
        law("Memory by parameters", parameters, Point::parameters, Point::peakBytes, out);
        List<Point> context = new ArrayList<>();
        for (int time = 64; time <= 2048; time *= 2) {
            context.addAll(measure(TrainingShape.gpt2(256, 4, 2048 / time, time)));
        }
        print("context, 2,048 tokens a step", context, out);
        law("Seconds a token by context", context, Point::time, Point::perToken, out);
        law("Memory by context", context, Point::time, Point::peakBytes, out);
        List<Point> batch = new ArrayList<>();
        for (int rows = 1; rows <= 32; rows *= 2) {
            batch.addAll(measure(TrainingShape.gpt2(256, 4, rows, 128)));
        }
        print("batch", batch, out);
        law("Seconds a step by tokens", batch, Point::tokens, Point::seconds, out);
        law("Memory by tokens", batch, Point::tokens, Point::peakBytes, out);
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

    private static void print(String by, List<Point> points, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n| by %s: parameters | blocks x width | rows x context | tokens/s | peak memory, MB"
                        + " |%n|---|---|---|---|---|%n",
                by);
        for (Point point : points) {
            out.printf(
                    Locale.ROOT,
                    "| %.1fM | %d x %d | %d x %,d | %,.0f | %,d |%n",
                    point.parameters() / 1e6,
                    point.shape.family().blocks(),
                    point.shape.family().width(),
                    point.shape.batch(),
                    point.shape.time(),
                    point.tokens() / point.seconds,
                    point.peakBytes >> 20);
        }
        out.println();
    }

    private static void law(
            String name, List<Point> points, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y, PrintStream out) {
        int half = points.size() / 2;
        List<Point> upper = points.subList(half, points.size());
        out.printf(
                Locale.ROOT,
                "%s: exponent %.2f over all, %.2f over the upper half.%n",
                name,
                exponent(points, x, y),
                exponent(upper, x, y));
    }

    private static double exponent(List<Point> points, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y) {
        return Figures.exponent(
                points.stream().map(x::applyAsDouble).toList(),
                points.stream().map(y::applyAsDouble).toList());
    }
}
