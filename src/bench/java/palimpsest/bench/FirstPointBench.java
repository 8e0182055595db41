package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.model.FolderTree;

/// How long someone waits between the click on a ready experiment and the first points of its plots, in processes that
/// have just started and have never seen the sample. Option: how often; 5 where there is none.
final class FirstPointBench {
    private static final int TIMES = 5;
    private static final String EXPERIMENT = "no-replay";

    private FirstPointBench() {}

    static void run(List<String> options, PrintStream out) throws IOException, InterruptedException {
        int times = options.isEmpty() ? TIMES : Integer.parseInt(options.getFirst());
        List<Double> measured = new ArrayList<>();
        List<Double> trained = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            Path place = Files.createTempDirectory("palimpsest-first");
            ProcessBuilder builder = new ProcessBuilder(ChildProcess.command(
                            List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
                            FirstPointSide.class,
                            List.of(EXPERIMENT, place.toString())))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            Process process = builder.start();
            try (var answer = process.inputReader()) {
                String line = answer.lines()
                        .filter(said -> said.matches("[0-9.]+ [0-9.]+"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("the window ended without an answer"));
                measured.add(Double.valueOf(line.split(" ")[0]));
                trained.add(Double.valueOf(line.split(" ")[1]));
            } finally {
                process.onExit().join();
                FolderTree.delete(place);
            }
            out.printf(
                    Locale.ROOT,
                    "  the old text measured after %.2f s, a step of training after %.2f s%n",
                    measured.getLast(),
                    trained.getLast());
        }
        out.printf(Locale.ROOT, "median: %.2f s and %.2f s%n", Figures.median(measured), Figures.median(trained));
    }
}
