package palimpsest.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.model.FolderTree;

/// Memory and time as they are estimated before the start, and as they are then measured, for plans of several shapes:
/// each is reviewed, tried and run in a process of its own, as the program does it.
///
/// Options: names of plans; all where there are none.
final class EstimateBench {
    private EstimateBench() {}

    static void run(List<String> options, PrintStream out) throws IOException, InterruptedException {
        Path cache = Files.createTempDirectory("palimpsest-cache");
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().contains("pytorch"))
                .collect(Collectors.joining(File.pathSeparator));
        out.println("| plan | memory estimated, MB | measured | error | time computed, s | error "
                + "| time from trials, s | time of the run, s | error | the trials took, s |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        try {
            for (String plan : options.isEmpty() ? EstimateSide.PLANS : options) {
                Path place = Files.createTempDirectory("palimpsest-estimate");
                EstimateSide.model(plan, place);
                Process process = new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC",
                                "-classpath",
                                classPath,
                                EstimateSide.class.getName(),
                                plan,
                                cache.toString(),
                                place.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                try (BufferedReader answer = process.inputReader(StandardCharsets.UTF_8)) {
                    answer.lines().forEach(out::println);
                }
                int code = process.waitFor();
                FolderTree.delete(place);
                if (code != 0) {
                    throw new IOException("the process of the plan " + plan + " failed");
                }
            }
        } finally {
            FolderTree.delete(cache);
        }
    }
}
