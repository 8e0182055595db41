package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the window costs the training that it shows: the same run alone and with a window that follows it, in
/// alternating pairs, each in a process of its own. The window is drawn in memory by software, as on a machine without
/// a graphics card, where it costs most. Options: the number of pairs, and the folder with the models and corpora.
final class WindowBench implements Benchmark {
    /// @param drawing share of the processors that the window's threads took, 0 to 1
    private record Answer(double tokensPerSecond, double drawing) {}

    @Override
    public void run(List<String> options, PrintStream out) throws IOException {
        int pairs = options.isEmpty() ? 3 : Integer.parseInt(options.getFirst());
        Path shared = Path.of(options.size() > 1 ? options.get(1) : "../shared");
        List<Double> drawing = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> shown = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            String[] sides = pair % 2 == 0 ? new String[] {"alone", "window"} : new String[] {"window", "alone"};
            for (String side : sides) {
                Answer answer = answer(side, shared);
                if (side.equals("window")) {
                    shown.add(answer.tokensPerSecond());
                    drawing.add(answer.drawing());
                } else {
                    alone.add(answer.tokensPerSecond());
                }
            }
            ratios.add(shown.getLast() / alone.getLast());
            out.printf(
                    Locale.ROOT,
                    "  pair %d: alone %,.0f, with the window %,.0f tokens/s; drawing took %.1f %% of the processors%n",
                    pair + 1,
                    alone.getLast(),
                    shown.getLast(),
                    100 * drawing.getLast());
        }
        out.printf(
                Locale.ROOT,
                "  median: alone %,.0f, with the window %,.0f tokens/s; ratio %.3f (pair by pair); drawing took %.1f"
                        + " %% of the processors%n",
                median(alone),
                median(shown),
                median(ratios),
                100 * median(drawing));
    }

    private static Answer answer(String side, Path shared) throws IOException {
        List<String> command = ChildProcess.command(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                WindowSide.class,
                List.of(side, shared.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var answer = process.inputReader()) {
            String line = answer.readLine();
            if (line == null) {
                throw new IOException("the process of the side \"" + side + "\" ended without an answer");
            }
            String[] numbers = line.split(" ");
            return new Answer(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        } finally {
            process.onExit().join();
        }
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
