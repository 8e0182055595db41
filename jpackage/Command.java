import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the tools of a script one after another, or in a dry run only shows what it would run.
final class Command {
    private final Path work;
    private final boolean dry;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /// @param work the folder that tools run in
    Command(Path work, boolean dry) {
        this.work = work;
        this.dry = dry;
    }

    /// A variable for every tool from now on.
    Command with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Runs a tool of the JDK that this script runs on.
    void jdk(String tool, List<String> arguments) throws IOException, InterruptedException {
        run(Path.of(System.getProperty("java.home"), "bin", tool).toString(), arguments);
    }

    /// @throws IOException if the tool is missing or fails
    void run(String tool, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(tool));
        line.addAll(arguments);
        if (dry) {
            System.out.println(String.join("\t", line));
            return;
        }
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(work.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path said = work.resolve("said.txt");
        int code = builder.redirectOutput(said.toFile()).start().waitFor();
        if (code != 0) {
            throw new IOException("%s ended with %d:%n%s".formatted(line, code, java.nio.file.Files.readString(said)));
        }
    }
}
