package palimpsest.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where text goes: results to `out`, progress, notices and errors to `err`.
///
/// @param out standard output
/// @param err standard error
/// @param interactive whether a person watches, so that a line may be written over
/// @param width columns of a line
public record Terminal(PrintStream out, PrintStream err, boolean interactive, int width) {
    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;

    /// The streams of this process: UTF-8 into files and pipes, the terminal's own encoding where there is one.
    public static Terminal standard() {
        Optional<Console> console = Optional.ofNullable(System.console())
                .filter(found -> found.isTerminal() && !"dumb".equals(System.getenv("TERM")));
        boolean interactive = console.isPresent();
        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                interactive,
                width(System.getenv("COLUMNS")));
    }

    static int width(String columns) {
        try {
            return columns == null ? USUAL_WIDTH : Math.max(NARROWEST, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
