package palimpsest.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A screen in memory with a window keeper, and a person's keys.
final class Screen implements AutoCloseable {
    private final Process server;
    private final Process keeper;
    private final String display;

    Screen() throws IOException {
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-ac", "-nolisten", "tcp")
                .redirectError(Redirect.DISCARD)
                .start();
        display = ":"
                + new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        keeper = start(Redirect.DISCARD, "openbox");
    }

    String display() {
        return display;
    }

    /// The windows whose titles begin so, by number.
    List<String> windows(String title) throws IOException, InterruptedException {
        Process search = start(Redirect.PIPE, "xdotool", "search", "--onlyvisible", "--name", "^" + title);
        String found = new String(search.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        search.waitFor();
        return found.lines().toList();
    }

    /// Brings a window to the front and presses keys there.
    void press(String window, String... keys) throws IOException, InterruptedException {
        xdotool("windowactivate", "--sync", window);
        xdotool(Stream.concat(Stream.of("key", "--delay", "200"), Stream.of(keys))
                .toArray(String[]::new));
    }

    void type(String text) throws IOException, InterruptedException {
        xdotool("type", "--delay", "60", text);
    }

    /// Keeps a picture of the screen.
    void picture(Path file) throws IOException, InterruptedException {
        start(Redirect.DISCARD, "import", "-window", "root", file.toString()).waitFor();
    }

    private void xdotool(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("xdotool"));
        line.addAll(List.of(arguments));
        start(Redirect.DISCARD, line.toArray(String[]::new)).waitFor();
    }

    private Process start(Redirect output, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).redirectOutput(output);
        builder.environment().put("DISPLAY", display);
        return builder.start();
    }

    @Override
    public void close() {
        keeper.destroy();
        server.destroy();
    }
}
