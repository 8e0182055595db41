import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;

/// A screen for a window: the person's, or on a Linux machine without one a screen in memory.
///
/// @param name of the screen in memory; empty where the usual one is used
/// @param server what keeps it; null without one
record Screen(Optional<String> name, Process server) implements AutoCloseable {
    static Screen open() throws IOException {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        if (!linux || System.getenv("DISPLAY") != null) {
            return new Screen(Optional.empty(), null);
        }
        try {
            Process server = new ProcessBuilder(
                            "Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
                    .redirectError(Redirect.DISCARD)
                    .start();
            BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream()));
            return new Screen(Optional.of(":" + said.readLine()), server);
        } catch (IOException missing) {
            throw new IOException(
                    "The start cache is made from a start of the program, which needs a screen. Run this on a desktop, "
                            + "or install a screen in memory: apt install xvfb.",
                    missing);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroy();
        }
    }
}
