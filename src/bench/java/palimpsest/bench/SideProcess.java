package palimpsest.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A side in a process of its own, so that its peak memory and its native libraries are its own. It waits on its input
/// while the other side runs.
final class SideProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;

    /// Some steps, each with its seconds and loss.
    record Steps(double[] seconds, double[] losses) {
        double totalSeconds() {
            return Arrays.stream(seconds).sum();
        }
    }

    SideProcess(String name, TrainingShape shape, int threads) throws IOException {
        this.name = name;
        // DJL starts every engine it finds, and the two runtimes cannot live in one process.
        String other = name.startsWith("libtorch") ? "onnxruntime" : "pytorch";
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().contains(other))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                // ONNX Runtime starts on the main thread, and needs more stack the longer this command is
                "-Xss16m",
                // DJL hands weights over in buffers outside of the heap
                "-XX:MaxDirectMemorySize=4g",
                "-classpath",
                classPath,
                SideMain.class.getName(),
                name,
                shape.name(),
                String.valueOf(threads)));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answer();
    }

    Steps run(int steps) throws IOException {
        commands.println("run " + steps);
        double[] numbers = Arrays.stream(answer().trim().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] seconds = new double[steps];
        double[] losses = new double[steps];
        for (int i = 0; i < steps; i++) {
            seconds[i] = numbers[2 * i];
            losses[i] = numbers[2 * i + 1];
        }
        return new Steps(seconds, losses);
    }

    long peakBytes() throws IOException {
        commands.println("peak");
        return Long.parseLong(answer());
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the process of " + name + " ended early");
        }
        return line;
    }

    @Override
    public void close() {
        commands.close();
        process.onExit().join();
    }
}
