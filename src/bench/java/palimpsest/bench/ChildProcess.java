package palimpsest.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// What a Java process of the program's own did, watched from outside.
///
/// @param code it ended with
/// @param said on its standard streams
/// @param peakBytes most memory it held, as Linux counts it
record ChildProcess(int code, String said, double seconds, long peakBytes) {
    private static final long LOOK_EVERY_MILLIS = 20;

    /// The command for a process of this one's Java, options and classes, but without libtorch: DJL starts every engine
    /// it finds.
    static List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.add("-classpath");
        command.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().contains("pytorch"))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    /// Runs a command to its end.
    ///
    /// @param place where what it says is kept meanwhile, and where the program may keep its cache
    static ChildProcess run(List<String> command, Path place) throws IOException, InterruptedException {
        Path said = Files.createTempFile(place, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("XDG_CACHE_HOME", place.resolve("cache").toString());
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakBytes(process.pid()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new ChildProcess(process.exitValue(), Files.readString(said), seconds, peak);
    }

    /// `VmHWM` of Linux; 0 where the process has just ended.
    private static long peakBytes(long process) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
