package palimpsest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import palimpsest.model.FolderTree;

/// How long the window takes to be shown, from the start of the process: the installed program with its start cache and
/// without it, and `bin/palimpsest`, in turn. Needs a screen; `xvfb-run` gives one in memory.
///
/// The time ends when the window takes what a second start hands to it, which it does as soon as it is shown. On a busy
/// machine the seconds of processor time tell more than those of the clock.
///
/// Options: the number of rounds.
final class StartBench {
    private static final Path INSTALLED = Path.of("target", "palimpsest-installer", "palimpsest", "bin", "palimpsest");
    private static final Path ASSEMBLED = Path.of("target", "palimpsest", "bin", "palimpsest");
    private static final int ROUNDS = 7;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Path home;
    private final PrintStream out;

    /// @param seconds of the clock
    /// @param processor seconds of processor time
    private record Start(double seconds, double processor) {}

    /// @param options of the virtual machine
    private record Way(Path launcher, String options) {}

    private StartBench(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    static void run(List<String> options, PrintStream out) throws IOException, InterruptedException {
        if (System.getenv("DISPLAY") == null || !Files.isExecutable(INSTALLED)) {
            throw new IllegalStateException(
                    "The installed program is started on a screen: first mvn -q -Pinstaller verify,"
                            + " then this, on a desktop or behind xvfb-run.");
        }
        Path home = Files.createTempDirectory("start-bench");
        try {
            new StartBench(home, out).run(options.isEmpty() ? ROUNDS : Integer.parseInt(options.getFirst()));
        } finally {
            FolderTree.delete(home);
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("installed, with the start cache", new Way(INSTALLED, ""));
        ways.put("installed, without it", new Way(INSTALLED, "-XX:AOTMode=off"));
        ways.put("bin/palimpsest", new Way(ASSEMBLED, ""));
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Start start = start(way.getValue());
                if (round > 0) {
                    // the first of each reads the files from the disk
                    starts.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(start);
                }
            }
        }
        out.printf("%-34s %20s %24s%n", "window shown, medians of " + rounds, "seconds", "processor seconds");
        starts.forEach((name, found) -> out.printf(
                "%-34s %20.2f %24.2f%n",
                name,
                Figures.median(found.stream().map(Start::seconds).toList()),
                Figures.median(found.stream().map(Start::processor).toList())));
    }

    private Start start(Way way) throws IOException, InterruptedException {
        Path state = home.resolve("palimpsest");
        Path lock = state.resolve("window.lock");
        Files.deleteIfExists(lock);
        ProcessBuilder builder = new ProcessBuilder(way.launcher().toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        for (String place : List.of("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
            builder.environment().put(place, home.toString());
        }
        if (!way.options().isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", way.options());
        }
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            while (!Files.exists(lock) || Files.size(lock) == 0) {
                pause(process, begin);
            }
            Path handed = Files.createFile(state.resolve("to-window").resolve("none.files"));
            while (Files.exists(handed)) {
                pause(process, begin);
            }
            long end = System.nanoTime();
            double processor =
                    process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
            return new Start((end - begin) / 1e9, processor);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void pause(Process process, long begin) throws InterruptedException {
        if (!process.isAlive() || System.nanoTime() - begin > LONGEST_NANOS) {
            throw new IllegalStateException("no window was shown");
        }
        Thread.sleep(2);
    }
}
